//! Everything that sikta says to its user, in English and Swedish. Results are not messages: they are data.

use crate::output::shown;
use crate::setup::Speech;

/// Makes the enum of messages and says each in both languages. What is filled in may come from a page or a file name, so it
/// is made safe for a terminal.
macro_rules! messages {
    ($($name:ident { $($field:ident),* } $en:literal $sv:literal)+) => {
        /// Something to say, with what is filled in.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(crate) enum Message { $($name { $($field: String),* }),+ }

        impl Message {
            /// The message in the user's language, without a line end.
            pub(crate) fn say(&self, speech: Speech) -> String {
                match self {
                    $(Message::$name { $($field),* } => {
                        $(let $field = shown($field);)*
                        match speech {
                            Speech::En => format!($en),
                            Speech::Sv => format!($sv),
                        }
                    })+
                }
            }
        }
    };
}

messages! {
    Error { what }
        "error: {what}"
        "fel: {what}"
    Plain { what }
        "{what}"
        "{what}"
    Skipped { what }
        "skipped: {what}"
        "hoppade över: {what}"
    ReadingInput {}
        "reading from standard input; end with Ctrl-D, or name a file"
        "läser från standard in; avsluta med Ctrl-D, eller ange en fil"
    CannotRead { path, why }
        "cannot read {path}: {why}"
        "kan inte läsa {path}: {why}"
    WriteNeedsText { path }
        "{path} is HTML, whose markup would be lost; use `sikta clean --format html {path}` and write the result elsewhere"
        "{path} är HTML, vars märkning skulle gå förlorad; använd `sikta clean --format html {path}` och skriv resultatet till en annan fil"
    WriteNeedsFile { id }
        "{id} is no file of its own, so it cannot be written in place; leave out --write"
        "{id} är ingen egen fil och kan inte skrivas på plats; utelämna --write"
    WriteNeedsPages { path }
        "{path} holds records, which cannot be cleaned in place; use `sikta pipe --only clean < {path}` and write the result elsewhere"
        "{path} innehåller poster, som inte kan rensas på plats; använd `sikta pipe --only clean < {path}` och skriv resultatet till en annan fil"
    ChangedMeanwhile { path }
        "{path} was changed by another program meanwhile and was left alone; run the command again"
        "{path} ändrades under tiden av ett annat program och lämnades orörd; kör kommandot igen"
    Written { path, lines, repairs, backup }
        "{path}: lines removed: {lines}, repairs: {repairs}, original: {backup}"
        "{path}: borttagna rader: {lines}, lagningar: {repairs}, original: {backup}"
    NowUtf8 { path, was }
        "{path} was {was} and is UTF-8 without a byte order mark now; `sikta undo {path}` brings the original back"
        "{path} var {was} och är nu UTF-8 utan byteordningsmärke; `sikta undo {path}` återställer originalet"
    Unchanged { path }
        "{path}: nothing to clean"
        "{path}: inget att rensa"
    LeftAlone { doc, dropped, words }
        "{doc}: left alone, since {dropped} of {words} words would have gone; look at it yourself"
        "{doc}: lämnades orörd, eftersom {dropped} av {words} ord skulle ha tagits bort; se efter själv"
    CopyOf { doc, of, percent }
        "{doc}: a near copy of {of} ({percent} % of the runs of words are the same); nothing was dropped for it"
        "{doc}: nästan en kopia av {of} ({percent} % av ordföljderna är desamma); inget togs bort för det"
    ManyArticles {}
        "so many articles that later ones are compared with the first of them only"
        "så många artiklar att senare bara jämförs med de första"
    OnePageAtATime { format }
        "--format {format} writes one page at a time; name one file"
        "--format {format} skriver en sida åt gången; ange en fil"
    BinaryToTerminal { format }
        "--format {format} is not for a terminal; write it to a file: `> FILE`"
        "--format {format} är inte för en terminal; skriv till en fil: `> FIL`"
    NoFacts {}
        "no facts found"
        "inga fakta hittades"
    NoFindings {}
        "nothing to clean"
        "inget att rensa"
    EmptyQuery {}
        "the query is empty; name at least one word to search for, or list facts with `sikta facts --kind KIND`"
        "frågan är tom; ange minst ett ord att söka, eller räkna upp fakta med `sikta facts --kind SLAG`"
    QuoteQuery { query }
        "to shut a word out, put the whole query in quotes: sikta search \"{query}\""
        "för att utesluta ett ord, sätt hela frågan inom citattecken: sikta search \"{query}\""
    NoHits { query }
        "nothing found for: {query}"
        "inget hittades för: {query}"
    OnlyNear {}
        "no page has the words themselves; these hits are only near, as said beside each"
        "ingen sida har själva orden; de här träffarna är bara nära, som det står vid var och en"
    BadQuery { why }
        "error: cannot read the query: {why}"
        "fel: kan inte läsa frågan: {why}"
    Corrected { query }
        "it can be read as: {query}"
        "den kan läsas som: {query}"
    DidYouMean { query }
        "did you mean: {query}"
        "menade du: {query}"
    AlsoSought { what }
        "also sought: {what}"
        "söktes också: {what}"
    AbsentValue { field, value }
        "nothing in the index has {field}:{value}"
        "inget i indexet har {field}:{value}"
    AbsentValueBut { field, value, has }
        "nothing in the index has {field}:{value}; the most frequent are: {has}"
        "inget i indexet har {field}:{value}; de vanligaste är: {has}"
    SameOccupation { names }
        "the same occupation is there as: {names}"
        "samma yrke finns där som: {names}"
    ApartInPages { number, pages }
        "AND holds within a passage; pages that have all of it in different passages: {number} ({pages}). Without AND, what has most of it comes first"
        "AND gäller inom ett stycke; sidor som har allt i olika stycken: {number} ({pages}). Utan AND kommer det först som har mest av det"
    TryArticles {}
        "whole articles have it, or are about an occupation of that name; add --grain article"
        "hela artiklar har det, eller handlar om ett yrke med det namnet; lägg till --grain article"
    Cited { pages, hits, total }
        "cited: {pages} pages, those of {hits} of {total} hits; add --all to cite the pages of all"
        "citerade: {pages} sidor, de som {hits} av {total} träffar står på; lägg till --all för att citera alla träffars sidor"
    Stamp { stamp }
        "stamp: {stamp}"
        "stämpel: {stamp}"
    NoStamp { text }
        "{text} is no stamp; a stamp stands under every answer and begins with `sikta:`"
        "{text} är ingen stämpel; en stämpel står under varje svar och börjar med `sikta:`"
    NoStampOfWords { text }
        "{text} is no stamp of `sikta words`; one stands under every answer of it and has `words=` in it"
        "{text} är ingen stämpel från `sikta words`; en sådan står under varje svar därifrån och har `words=` i sig"
    StampOfWords { text }
        "that is a stamp of `sikta words`; ask again with: sikta words --stamp '{text}'"
        "det är en stämpel från `sikta words`; fråga igen med: sikta words --stamp '{text}'"
    LeftOut { words }
        "words that tell nothing were left out: {words}; +WORD seeks one all the same"
        "ord som inget säger utelämnades: {words}; +ORD söker ett ändå"
    SameCorpus {}
        "the corpus is the same as when the stamp was made"
        "korpusen är densamma som när stämpeln gjordes"
    OtherCorpus {}
        "the corpus has changed since the stamp was made: pages, or the rules that read them"
        "korpusen har ändrats sedan stämpeln gjordes: sidor, eller reglerna som läser dem"
    OtherClassifications {}
        "the corpus is the same as when the stamp was made, but not the classifications beside the lexicon, by which queries are given occupations and other names; `sikta taxonomy list` shows them"
        "korpusen är densamma som när stämpeln gjordes, men inte klassifikationerna utöver lexikonet, som ger frågor yrken och andra namn; `sikta taxonomy list` visar dem"
    SummaryFormats { format }
        "--summary writes table, json, jsonl or csv, not {format}"
        "--summary skriver table, json, jsonl eller csv, inte {format}"
    OtherVersion { then, now }
        "the stamp was made by sikta {then} and the index by sikta {now} or with another schema; answers may differ"
        "stämpeln gjordes av sikta {then} och indexet av sikta {now} eller med ett annat schema; svaren kan skilja sig"
    NeedsAll { format }
        "--format {format} writes all hits; add --all"
        "--format {format} skriver alla träffar; lägg till --all"
    OneTable { format }
        "--format {format} writes one table; ask for --kwic and --facet one at a time, or for --format json"
        "--format {format} skriver en tabell; be om --kwic och --facet var för sig, eller om --format json"
    OnlyOfFacts { field }
        "only facts have a {field} to count; add --grain fact, or --kind KIND"
        "bara fakta har {field} att räkna; lägg till --grain fact, eller --kind SLAG"
    MissingAnswers { set, number }
        "{set}: answers that name a document that is not there, and so cannot be found: {number}"
        "{set}: svar som anger ett dokument som inte finns, och därför inte kan hittas: {number}"
    CopiesCount { number }
        "pages counted that are nearly the same as others: {number}; copy:no leaves them out"
        "räknade sidor som nästan är som andra: {number}; copy:no utelämnar dem"
    NegatedLeftOut { number }
        "facts that say that something is not so, left out: {number}; modality:negated counts them"
        "fakta som säger att något inte är så, utelämnade: {number}; modality:negated räknar dem"
    NoWordsToShow {}
        "no place to show: the query has no words, only fields; `sikta search` without --kwic finds what has them"
        "inget ställe att visa: frågan har inga ord, bara fält; `sikta search` utan --kwic finner det som har dem"
    InNoRow { side, number }
        "facts without {side}, in no row: {number}"
        "fakta utan {side}, i ingen rad: {number}"
    AllFormats { format }
        "--all writes csv, jsonl or parquet, not {format}"
        "--all skriver csv, jsonl eller parquet, inte {format}"
    Findings { number, pages }
        "findings: {number}, in pages: {pages}"
        "fynd: {number}, i sidor: {pages}"
    NoSuchTable { en, sv }
        "{en}; a name is such as tool.sv"
        "{sv}; ett namn är till exempel tool.sv"
    NoSuchRule { id }
        "there is no rule {id}; `sikta rules` lists them all"
        "regeln {id} finns inte; `sikta rules` räknar upp alla"
    NotAnId { id }
        "{id} is no id of a rule; write family/name in small letters, figures and hyphens: my-site/offer"
        "{id} kan inte vara en regels id; skriv familj/namn med gemener, siffror och bindestreck: min-sajt/erbjudande"
    NoSrxOfOne { id }
        "--format srx writes the rules of sentence ends, all of them; leave out {id}"
        "--format srx skriver reglerna för var meningar slutar, alla; utelämna {id}"
    NoSuchRuleBut { id, near }
        "there is no rule {id}; did you mean {near}?"
        "regeln {id} finns inte; menade du {near}?"
    OnePage {}
        "--keep, --drop, --forget and --explain are about the lines of one page; name one file"
        "--keep, --drop, --forget och --explain gäller rader på en sida; ange en fil"
    DecideNeedsFile {}
        "a decision is remembered with its file, and standard input is none; save the page and name the file"
        "ett beslut sparas med sin fil, och standard in är ingen; spara sidan och ange filen"
    NoLine { doc, line, lines }
        "{doc} has no line {line}; its lines are 1 to {lines}"
        "{doc} har ingen rad {line}; raderna är 1 till {lines}"
    BlankLine { doc, line }
        "line {line} of {doc} is blank; name a line with text (`sikta clean --diff=inline {doc}` numbers them)"
        "rad {line} i {doc} är tom; ange en rad med text (`sikta clean --diff=inline {doc}` numrerar dem)"
    BlankDecision { doc, line }
        "line {line} of {doc} is blank, and nothing was recorded; name a line with text (`sikta clean --diff=inline {doc}` numbers them)"
        "rad {line} i {doc} är tom, och inget sparades; ange en rad med text (`sikta clean --diff=inline {doc}` numrerar dem)"
    DecidedTwice { line, one, other }
        "line {line} is in both {one} and {other}, and nothing was recorded; name it in one of them"
        "rad {line} står i både {one} och {other}, och inget sparades; ange den i en av dem"
    GuessedEncoding { doc, encoding }
        "{doc}: read as {encoding}, which its bytes look most like; what is written is UTF-8"
        "{doc}: läst som {encoding}, som dess byte mest liknar; det som skrivs är UTF-8"
    LostLetters { doc, number }
        "{doc}: letters that could not be read: {number}; each is a � now, in quotes too (`sikta check` lists them)"
        "{doc}: bokstäver som inte kunde läsas: {number}; var och en är nu ett �, också i citat (`sikta check` räknar upp dem)"
    NothingToBuild { paths, index, pages, mend }
        "no page to read in {paths}; the index in {index} still has its {pages} pages. If it is to be emptied: `{mend}`"
        "ingen sida att läsa i {paths}; indexet i {index} har kvar sina {pages} sidor. Om det ska tömmas: `{mend}`"
    MoreLost { number }
        "pages with lost letters that are not named here: {number}; `sikta check` lists them"
        "sidor med förlorade bokstäver som inte nämns här: {number}; `sikta check` räknar upp dem"
    NotRead { what }
        "not read: {what}"
        "läses inte: {what}"
    OtherSettings { path }
        "the sikta.toml of this directory does not hold for {path}, which lies elsewhere: settings are sought from a page's own directory upwards; --config sikta.toml makes it hold for all"
        "sikta.toml i den här katalogen gäller inte för {path}, som ligger någon annanstans: inställningar söks från sidans egen katalog och uppåt; --config sikta.toml låter den gälla för alla"
    OtherEncoding { doc, encoding }
        "{doc}: read as {encoding}; what is written is UTF-8"
        "{doc}: läst som {encoding}; det som skrivs är UTF-8"
    DecidedToKeep { number, file }
        "decided to keep, lines: {number}, in {file}"
        "beslut att behålla, rader: {number}, i {file}"
    DecidedToDrop { number, file }
        "decided to drop, lines: {number}, in {file}"
        "beslut att ta bort, rader: {number}, i {file}"
    Forgotten { number, file }
        "decisions forgotten: {number}, in {file}"
        "glömda beslut: {number}, i {file}"
    NothingToForget {}
        "no decision on these lines; nothing was forgotten"
        "inget beslut om de raderna; inget glömdes"
    ValueApart { flag, value }
        "there is no file {value}; for the value of {flag} write {flag}={value}, without a space"
        "det finns ingen fil {value}; för värdet på {flag} skriv {flag}={value}, utan blanksteg"
    Stale { doc, number }
        "{doc}: decisions that match no line any more: {number}"
        "{doc}: beslut som inte längre stämmer med någon rad: {number}"
    Restored { path, backup }
        "{path}: restored from {backup}"
        "{path}: återställd från {backup}"
    NothingToUndo { path }
        "{path}: nothing to undo; only files that `sikta clean --write` cleaned can be put back"
        "{path}: inget att ångra; bara filer som `sikta clean --write` har rensat kan återställas"
    NoSuchFile { path }
        "there is no file {path}; `sikta undo` alone puts back all files here that can be"
        "filen {path} finns inte; `sikta undo` ensamt återställer alla filer här som går"
    UndoChanged { path }
        "{path} was changed since it was cleaned and was left alone; `sikta undo --force {path}` puts the original back, and the changes are lost"
        "{path} har ändrats sedan den rensades och lämnades orörd; `sikta undo --force {path}` återställer originalet, och ändringarna går förlorade"
    UndoMissing { path, backup }
        "{path}: its original {backup} is not there; nothing was done"
        "{path}: originalet {backup} finns inte; inget gjordes"
    UndoMissingBut { path, backup, older }
        "{path}: its original {backup} is not there; nothing was done; `sikta undo --force {path}` goes back to the one before it, {older}"
        "{path}: originalet {backup} finns inte; inget gjordes; `sikta undo --force {path}` går tillbaka till det före, {older}"
    UndoOther { path, backup }
        "{path}: its original {backup} was changed and may not be what it was; `sikta undo --force {path}` puts it back all the same"
        "{path}: originalet {backup} har ändrats och är kanske inte som det var; `sikta undo --force {path}` återställer det ändå"
    NoSuchCommand { name }
        "there is no command {name}; `sikta --help` lists them all"
        "kommandot {name} finns inte; `sikta --help` räknar upp alla"
    RuleDidNothing { id }
        "the rule {id} does nothing here"
        "regeln {id} gör ingenting här"
    BelowFloor { score, floor }
        "the score {score} is below the floor {floor}"
        "resultatet {score} ligger under golvet {floor}"
    OtherFiles { number }
        "files of other kinds, not read: {number}"
        "filer av andra slag, inte lästa: {number}"
    AddedClassification { name, concepts, names, dir }
        "added {name}: {concepts} concepts with {names} names, in {dir}"
        "lade till {name}: {concepts} begrepp med {names} namn, i {dir}"
    NoClassification { path }
        "no classification in {path}, passed over"
        "ingen klassifikation i {path}, hoppade över"
    OtherClassification { name, path }
        "{name} is another classification already, and it was left as it is; `sikta taxonomy add {path} --name OTHER` keeps both, `--replace` puts this one in its place"
        "{name} är redan en annan klassifikation, som lämnades orörd; `sikta taxonomy add {path} --name ANNAT` behåller båda, `--replace` sätter den här i dess ställe"
    UnusableName { name, path }
        "a classification cannot be called {name:?}, for its codes are asked for by its name; `sikta taxonomy add {path} --name NAME` gives it one with letters"
        "en klassifikation kan inte heta {name:?}, för dess koder söks med namnet; `sikta taxonomy add {path} --name NAMN` ger den ett med bokstäver"
    RowWithoutId { path, line }
        "{path}:{line}: no id, row passed over"
        "{path}:{line}: inget id, raden hoppades över"
    RowWithoutName { path, line }
        "{path}:{line}: no name, row passed over"
        "{path}:{line}: inget namn, raden hoppades över"
    RowWithOpenQuote { path, line }
        "{path}:{line}: a quotation mark is opened and never closed; read as one row, without the mark"
        "{path}:{line}: ett citattecken öppnas och stängs aldrig; läst som en rad, utan tecknet"
    RowWithMoreCells { path, line }
        "{path}:{line}: more cells than columns, the last ones passed over; a name with the delimiter in it needs quotation marks"
        "{path}:{line}: fler celler än kolumner, de sista hoppades över; ett namn med skiljetecknet i behöver citattecken"
    RowOfSameId { path, line, label }
        "{path}:{line}: the id had another name before; \"{label}\" became one more name of the same concept"
        "{path}:{line}: id:t hade ett annat namn förut; \"{label}\" blev ännu ett namn på samma begrepp"
    RowPassedOver { path, line }
        "{path}:{line}: row passed over"
        "{path}:{line}: raden hoppades över"
    MoreRows { path, more }
        "{path}: {more} more rows like these"
        "{path}: {more} rader till av samma slag"
    NoSuchSystem { system, systems }
        "there is no classification {system}; there are {systems}. `sikta taxonomy add DIR` adds one"
        "det finns ingen klassifikation {system}; det finns {systems}. `sikta taxonomy add DIR` lägger till en"
    NothingToAdd { path }
        "no classification was recognised in {path}; a table needs a row of column names with an id (conceptUri, id, code) and a name (preferredLabel, label)"
        "ingen klassifikation kändes igen i {path}; en tabell behöver en rad med kolumnnamn, med ett id (conceptUri, id, code) och ett namn (preferredLabel, label)"
    RemovedClassification { name }
        "removed {name}"
        "tog bort {name}"
    NoSuchClassification { name }
        "no classification {name} was added; `sikta taxonomy list` lists them"
        "ingen klassifikation {name} har lagts till; `sikta taxonomy list` räknar upp dem"
    NeedsPages { format }
        "--format {format} is written from pages, which an index does not keep whole; name files or directories"
        "--format {format} skrivs från sidor, som ett index inte har hela; ange filer eller kataloger"
    NothingToCompare {}
        "the whole index is no part to compare with the rest of it; name a part: a query, --occupation, --section"
        "hela indexet är ingen del att jämföra med resten; ange en del: en fråga, --occupation, --section"
    EmptyPart {}
        "nothing is found for the part whose key words are sought, so there is nothing to compare"
        "inget hittas för den del vars nyckelord söks, så det finns inget att jämföra"
    EmptyOtherPart {}
        "nothing is found for the part to compare with, so there are no key words"
        "inget hittas för delen att jämföra med, så det finns inga nyckelord"
    SharedPassages { shared }
        "passages that both parts have: {shared}; they count for the first only"
        "stycken som båda delarna har: {shared}; de räknas bara till den första"
    WrittenInto { number, dir }
        "pages written: {number}, in {dir}"
        "skrivna sidor: {number}, i {dir}"
    Note { what }
        "note: {what}"
        "obs: {what}"
    Merged { segments, was, now }
        "segments merged into one: {segments}; {was} became {now}"
        "segment sammanslagna till ett: {segments}; {was} blev {now}"
    Snapshot { to }
        "the copy is in {to}; search it with --index {to}"
        "kopian ligger i {to}; sök i den med --index {to}"
    Whole { pages, passages, facts }
        "whole: pages {pages}, passages {passages}, facts {facts}"
        "helt: sidor {pages}, stycken {passages}, fakta {facts}"
    NotWhole { wrong }
        "faults: {wrong}; make the index anew with `sikta build --fresh`"
        "fel: {wrong}; gör om indexet med `sikta build --fresh`"
    NoPlaces {}
        "no passage has such words; a query of fields only names none to show"
        "inget stycke har sådana ord; en fråga med bara fält nämner inga att visa"
    NoWordsFound {}
        "no such words; fewer filters or a lower --least may show some"
        "inga sådana ord; färre filter eller ett lägre --least kan visa några"
    ShownOf { shown, total }
        "{shown} of {total}; --limit shows more"
        "{shown} av {total}; --limit visar fler"
    ReadingRecords {}
        "reading JSON Lines from standard input; end with Ctrl-D"
        "läser JSON Lines från standard in; avsluta med Ctrl-D"
    BadRecords { number }
        "lines that got no result: {number}; their answers say why"
        "rader som inte fick något resultat: {number}; svaren säger varför"
}
