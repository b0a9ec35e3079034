//! The months and companies of the people in a list of connections.

/// The month in which each person of a list of connections connected, and the company at which they
/// work. Person `i` here is person `i` of the list: people are in the order in which they
/// connected, people without a date last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// The month in which each person connected, counted from 0, the month of the first person; in
    /// ascending order. People without a date have the month after the last one.
    pub months: Vec<u32>,
    /// The company of each person, as an index into `Connections::companies`;
    /// [`firms`](Self::firms) means: no company.
    pub companies: Vec<u32>,
    /// The number of companies.
    pub firms: u32,
    /// The number of people without a date. They are the last ones.
    pub undated: usize,
}

impl Dated {
    /// Restores months and companies that were read before. `None` if `months` are not in ascending
    /// order, if `months` and `companies` differ in length, or if a number is out of range.
    /// O(people).
    pub fn of(months: Vec<u32>, companies: Vec<u32>, firms: u32, undated: usize) -> Option<Dated> {
        let are_months_valid =
            months.len() == companies.len() && undated <= months.len() && months.is_sorted();
        // `firms` as a company of a person means: no company.
        let are_companies_valid =
            firms as usize <= companies.len() && companies.iter().all(|&company| company <= firms);
        (are_months_valid && are_companies_valid).then_some(Dated {
            months,
            companies,
            firms,
            undated,
        })
    }

    /// The company of a person, as an index into `Connections::companies`; `None` if they have none
    /// or if there is no such person. O(1).
    pub fn company(&self, person: usize) -> Option<u32> {
        let company = self.companies.get(person).copied();
        company.filter(|&company| company < self.firms)
    }
}
