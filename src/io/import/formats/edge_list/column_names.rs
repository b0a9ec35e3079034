//! The names of columns: which two are the ends of ties, and which tell of people alone.

use crate::io::import::text::{WHITESPACE, split_at_byte, substring};

/// The names of the two ends, without what stands around them (see [`AFFIXES`]).
const ENDS: &str = "\
    source/target src/dst src/dest src/tgt source/destination source/dest source/sink from/to \
    sender/receiver sender/recipient sender/addressee giver/receiver u/v ego/alter \
    follower/followee follower/following follower/followed follower/user user/follower \
    user/following user/followee user/friend person/friend name/friend id/friend node/friend \
    node/neighbor node/neighbour vertex/neighbor vertex/neighbour person/contact citing/cited \
    startid/endid head/tail parent/child caller/callee caller/called \
    subject/object origin/destination orig/dest boss/employee manager/employee \
    manager/report mentor/mentee advisor/advisee advisor/student adviser/advisee \
    rater/ratee trustor/trustee trustee/trustor truster/trustee initiator/recipient lender/borrower \
    buyer/seller creditor/debtor supplier/customer exporter/importer author/coauthor \
    nominator/nominee nominator/nominated respondent/friend respondent/alter chooser/chosen \
    first/second left/right influencer/influenced interactora/interactorb \
    quelle/ziel von/nach von/zu von/an absender/empfänger origen/destino origem/destino \
    source/cible de/vers origine/destinazione da/a de/a fonte/destino van/naar";

/// The names of the two ends that say nothing without a word of [`AFFIXES`] beside them.
const NUMBERED_ENDS: &str = "1/2 a/b 0/1 i/j one/two start/end departure/arrival";

/// What can stand around the names of the ends: `from_user_id`, `node1`.
const AFFIXES: &str = "\
    id ids uid node nodes name names label labels user users person persons people vertex vertices \
    key index idx number num no nr code author authors actor actors member character char hero gene \
    protein student screen account handle uri url login entity individual agent player \
    friend email mail address word term concept company country city airport station \
    village household department site species v n p e of the is knoten nutzer nodo noeud nombre nom";

/// The names of columns in a table of people without ties.
const OF_PEOPLE: &str = "\
    id ids nodeid label nodelabel name nodename node nodes vertex vertexid personid username \
    userid userlogin screenname displayname fullname firstname lastname givenname familyname surname handle did \
    account accountaddress login email emailaddress mail phone phonenumber url profileurl profile \
    bio description vorname nachname nombre";

/// The names of columns that number the lines.
const OF_LINES: &str =
    "id index idx no nr row rowid rownumber num number line edge edgeid tie tieid linkid key";

/// The names of columns of a table of ties besides the ends.
const OF_TIES: &str = "\
    weight weights type kind value values count date time timestamp year month day relation \
    relationship strength n freq frequency sign rating since until";

/// The letters and digits of a name in lower case. Neo4j writes a kind behind a colon and a group in
/// round brackets: `person:START_ID(Person)` is `startid`, `name:string` is `name`.
fn plain(name: &str) -> String {
    let (name, _) = name.split_once('(').unwrap_or((name, ""));
    let name = match name.split_once(':') {
        Some((_, kind)) if is_kind_of_neo4j(kind) => kind,
        Some((name, _)) if !name.is_empty() => name,
        _ => name,
    };
    let is_letter = |c: &char| c.is_ascii_alphanumeric() || !c.is_ascii();
    let letters = name.chars().filter(is_letter);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

fn is_kind_of_neo4j(kind: &str) -> bool {
    let kinds = ["START_ID", "END_ID", "ID", "LABEL", "TYPE"];
    kinds.iter().any(|known| kind.eq_ignore_ascii_case(known))
}

/// Longer names are not compared with words.
const MAX_BYTES: usize = 60;

/// Calls `visit` with each word of a list until it returns a value.
fn find_word<T>(list: &'static str, mut visit: impl FnMut(&'static str) -> Option<T>) -> Option<T> {
    let mut words = list;
    while !words.is_empty() {
        let (word, rest) = split_at_byte(words, WHITESPACE);
        words = rest;
        if let Some(found) = visit(word) {
            return Some(found);
        }
    }
    None
}

fn is_word_of(list: &'static str, name: &str) -> bool {
    find_word(list, |word| (word == name).then_some(())).is_some()
}

/// Whether a text is words of [`AFFIXES`], or nothing.
fn is_affix(text: &str) -> bool {
    let is_one = |affix| {
        let rest = text.strip_prefix(affix)?;
        is_affix(rest).then_some(())
    };
    text.is_empty() || find_word(AFFIXES, is_one).is_some()
}

/// The name of the other end, if `name` is the name of the end `this`.
fn other_end(name: &str, this: &str, other: &str, needs_affix: bool) -> Option<String> {
    for at in 0..name.len() {
        let (before, after) = (substring(name, 0, at), substring(name, at, name.len()));
        let Some(after) = after.strip_prefix(this) else {
            continue;
        };
        let has_affix = !before.is_empty() || !after.is_empty();
        if (has_affix || !needs_affix) && is_affix(before) && is_affix(after) {
            return Some([before, other, after].concat());
        }
    }
    None
}

/// The columns of the two ends of ties, by their names. The first column that is an end decides:
/// of `from_id,from_name,to_id,to_name` the ids are the ends. O(names²), of at most 200 names.
pub(super) fn ends(head: &[String]) -> Option<[usize; 2]> {
    let names: Vec<String> = head.iter().take(200).map(|name| plain(name)).collect();
    names.iter().enumerate().find_map(|(column, name)| {
        if name.is_empty() || name.len() > MAX_BYTES {
            return None;
        }
        [(ENDS, false), (NUMBERED_ENDS, true)]
            .into_iter()
            .find_map(|(list, needs_affix)| {
                find_word(list, |pair| {
                    let (first, second) = pair.split_once('/')?;
                    let find = |this, other| {
                        let other = other_end(name, this, other, needs_affix)?;
                        names.iter().position(|name| *name == other)
                    };
                    let other = find(first, second).map(|other| [column, other]);
                    other.or_else(|| find(second, first).map(|other| [other, column]))
                })
            })
    })
}

/// Whether the names are those of a table of people: one of the first two says so.
pub(super) fn are_of_people(head: &[String]) -> bool {
    let mut first = head.iter().take(2);
    first.any(|name| name.len() <= MAX_BYTES && is_word_of(OF_PEOPLE, &plain(name)))
}

/// Whether a column with this name numbers the lines. pandas and R leave the name empty.
pub(super) fn is_of_lines(name: &str) -> bool {
    name.is_empty() || is_word_of(OF_LINES, &plain(name))
}

/// Whether all these columns tell of ties.
pub(super) fn are_of_ties(names: &[String]) -> bool {
    names.iter().all(|name| is_word_of(OF_TIES, &plain(name)))
}
