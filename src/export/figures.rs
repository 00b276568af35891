//! The columns of a fact's quantity, the same in every table: the names are those of the JSON under `quantity`.

use super::parquet::{column, optional};
use crate::facts::{Measure, Quantity};
use crate::index::FactRecord;
use parquet::data_type::DoubleType;
use parquet::errors::Result;
use parquet::file::writer::SerializedRowGroupWriter;
use std::io::Write;

/// The columns, in order.
const COLUMNS: [&str; 7] = [
    "quantity_measure",
    "quantity_min",
    "quantity_max",
    "quantity_unit",
    "quantity_currency",
    "quantity_period",
    "quantity_words",
];

/// The columns of a table, and after them those of quantities.
pub(super) const fn after<const OWN: usize, const ALL: usize>(
    own: [&'static str; OWN],
) -> [&'static str; ALL] {
    let mut all = [""; ALL];
    let mut i = 0;
    while i < ALL {
        all[i] = if i < OWN { own[i] } else { COLUMNS[i - OWN] };
        i += 1;
    }
    all
}

/// The columns and their types, for the schema of a Parquet file.
pub(super) const SCHEMA: &str = "
    optional binary quantity_measure (UTF8);
    optional double quantity_min;
    optional double quantity_max;
    optional binary quantity_unit (UTF8);
    optional binary quantity_currency (UTF8);
    optional binary quantity_period (UTF8);
    optional binary quantity_words (UTF8);
";

/// The cells of a fact's quantity as text; none of what it does not say.
pub(super) fn cells(fact: &FactRecord) -> [Option<String>; COLUMNS.len()] {
    let Some(quantity) = fact.quantity() else {
        return [const { None }; COLUMNS.len()];
    };
    [
        Some(quantity.measure.name().to_owned()),
        Some(quantity.min.to_string()),
        quantity.max.map(|max| max.to_string()),
        quantity.unit.map(str::to_owned),
        quantity.currency.map(str::to_owned),
        quantity.period.map(str::to_owned),
        Some(quantity.words.to_owned()),
    ]
}

/// Writes the next columns: those of the quantities of rows that may be facts.
pub(super) fn write<R, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[R],
    fact: impl Fn(&R) -> Option<&FactRecord>,
) -> Result<()> {
    let stated = rows.iter().map(|row| fact(row)?.quantity());
    let rows: Vec<Option<Quantity<'_>>> = stated.collect();
    optional(group, &rows, |q| {
        q.as_ref().map(|q| q.measure).map(Measure::name)
    })?;
    number(group, &rows, |q| Some(q.min))?;
    number(group, &rows, |q| q.max)?;
    optional(group, &rows, |q| q.as_ref()?.unit)?;
    optional(group, &rows, |q| q.as_ref()?.currency)?;
    optional(group, &rows, |q| q.as_ref()?.period)?;
    optional(group, &rows, |q| Some(q.as_ref()?.words))
}

fn number<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[Option<Quantity<'_>>],
    cell: impl Fn(&Quantity<'_>) -> Option<f64>,
) -> Result<()> {
    let cells = rows.iter().map(|row| cell(row.as_ref()?));
    let cells: Vec<Option<f64>> = cells.collect();
    let present: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values: Vec<f64> = cells.into_iter().flatten().collect();
    column::<DoubleType, W>(group, &values, Some(&present))
}
