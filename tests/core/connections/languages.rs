//! Column names and dates in many languages.

use super::reading::{assert_not_said, assert_said, day, names, read};

const DAYS: [(u16, u8, u8); 2] = [(2023, 2, 17), (2024, 3, 5)];

#[test]
fn lists_in_many_languages_are_read() {
    for (header, dates) in [
        (
            "Nama Depan,Nama Belakang,URL,Alamat Email,Perusahaan,Posisi,Terhubung Pada",
            ["5 Mar 2024", "17 Feb 2023"],
        ),
        (
            "Prenume,Nume,URL,Adresă de e-mail,Companie,Poziție,Conectat la",
            ["5 mar. 2024", "17 feb. 2023"],
        ),
        (
            "Имя,Фамилия,URL,Адрес эл. почты,Компания,Должность,Дата контакта",
            ["5 мар. 2024 г.", "17 февр. 2023 г."],
        ),
        (
            "Ім’я,Прізвище,URL,Електронна пошта,Компанія,Посада,Дата",
            ["5 бер. 2024", "17 лют. 2023"],
        ),
        (
            "Ime,Prezime,URL,E-mail adresa,Tvrtka,Pozicija,Povezano",
            ["5. ožu 2024.", "17. velj 2023."],
        ),
        (
            "Jméno,Příjmení,URL,E-mailová adresa,Společnost,Pozice,Připojeno",
            ["5. bře 2024", "17. úno 2023"],
        ),
        (
            "Ad,Soyadı,URL,E-posta Adresi,Şirket,Pozisyon,Bağlantı Tarihi",
            ["05 Mar 2024", "17 Şub 2023"],
        ),
        (
            "Όνομα,Επώνυμο,URL,Διεύθυνση email,Εταιρεία,Θέση,Ημερομηνία",
            ["5 Μαρ 2024", "17 Φεβ 2023"],
        ),
        (
            "الاسم الأول,اسم العائلة,URL,البريد الإلكتروني,الشركة,المنصب,تاريخ الاتصال",
            ["٥ مارس ٢٠٢٤", "١٧ فبراير ٢٠٢٣"],
        ),
        (
            "प्रथम नाम,अंतिम नाम,URL,ईमेल,कंपनी,पद,तारीख",
            ["5 मार्च 2024", "17 फ़र॰ 2023"],
        ),
        (
            "ชื่อ,นามสกุล,URL,อีเมล,บริษัท,ตำแหน่ง,วันที่เชื่อมต่อ",
            ["5 มี.ค. 2567", "17 ก.พ. 2566"],
        ),
        (
            "名,姓,URL,メールアドレス,会社,役職,つながった日",
            ["2024年3月5日", "2023年2月17日"],
        ),
        (
            "名字,姓氏,URL,电子邮件,公司,职位,联系日期",
            ["05 3月 2024", "17 2月 2023"],
        ),
        (
            "이름,성,URL,이메일 주소,회사,직책,연결일",
            ["2024년 3월 5일", "2023년 2월 17일"],
        ),
        (
            "Tên,Họ,URL,Địa chỉ email,Công ty,Chức vụ,Ngày kết nối",
            ["05 thg 3, 2024", "17 thg 2, 2023"],
        ),
        (
            "Etunimi,Sukunimi,URL,Sähköpostiosoite,Yritys,Asema,Yhdistetty",
            ["5. maalisk. 2024", "17. helmik. 2023"],
        ),
        (
            "Keresztnév,Vezetéknév,URL,E-mail cím,Cég,Beosztás,Dátum",
            ["2024. márc. 5.", "2023. febr. 17."],
        ),
        (
            "Nom,Cognoms,URL,Correu,Empresa,Càrrec,Data",
            ["5 de març de 2024", "17 de febr. de 2023"],
        ),
        (
            "Nom,Prénom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
            ["mar. 5 mars 2024", "ven. 17 févr. 2023"],
        ),
    ] {
        let [ivy, jon] = dates;
        let (first, second) = match header.starts_with("Nom,Prénom") {
            true => ("Ash,Ivy", "Birch,Jon"),
            false => ("Ivy,Ash", "Jon,Birch"),
        };
        let list = read(format!(
            "{header}\n{first},https://p.example/in/ivy,,Foxglove,Chemist,\"{ivy}\"\n\
             {second},https://p.example/in/jon,,Tern,Writer,\"{jon}\"\n"
        ));
        assert_eq!(names(&list), ["Jon Birch", "Ivy Ash"], "{header}");
        assert_eq!(list.days.map(|days| days.map(day)), Some(DAYS), "{header}");
    }
}

/// The days of a list with these dates, and the list itself.
fn dated(dates: &[&str]) -> hopscope::import::connections::Connections {
    let mut text = "First Name,Last Name,Company,Position,Connected On\n".to_string();
    for (number, date) in dates.iter().enumerate() {
        text += &format!("P{number},Q,A,x,{date}\n");
    }
    read(text)
}

#[test]
fn a_month_of_several_languages_is_not_guessed() {
    // Croatian: June and October; Polish: July and November.
    let croatian = dated(&["5. lip 2023.", "17. lis 2023.", "2. svi 2022."]);
    assert_eq!(
        croatian.days.map(|days| days.map(day)),
        Some([(2022, 5, 2), (2023, 10, 17)])
    );
    assert_not_said(&croatian, "language");
    let polish = dated(&["5 lip 2023", "17 lis 2023", "2 maj 2022", "3 wrz 2022"]);
    assert_eq!(
        polish.days.map(|days| days.map(day)),
        Some([(2022, 5, 2), (2023, 11, 17)])
    );
    // Czech: August, Croatian: July.
    let czech = dated(&["5. srp 2023", "2. úno 2022"]);
    assert_eq!(
        czech.days.map(|days| days.map(day)),
        Some([(2022, 2, 2), (2023, 8, 5)])
    );
    // Many languages have the other months.
    let open = dated(&["5 lip 2023", "17 lis 2023", "2 mar 2022"]);
    assert_eq!((open.names.len(), open.dated.undated), (3, 2));
    assert_said(
        &open,
        "2 connections have a month that is another one in another language (first on line 2: “lip”)",
    );
    // Two languages in one file.
    let both = dated(&["5 lip 2023", "5 svi 2023", "2 kwi 2022"]);
    assert_eq!(both.dated.undated, 1);
    assert_said(
        &both,
        "1 connection has a month that is another one in another language",
    );
    // June has no 31st.
    let impossible = dated(&["31. lip 2023", "5. svi 2023"]);
    assert_eq!(impossible.dated.undated, 1);
    assert_said(&impossible, "1 connection has no date that can be read");
}

#[test]
fn years_of_other_calendars_are_not_guessed() {
    let list = dated(&["令和6年3月5日", "5 رجب 1441", "2024年3月5日"]);
    assert_eq!(list.dated.undated, 2);
    assert_said(&list, "2 connections have no date that can be read");
}
