//! An account as data, ready for a table or a page: figures, charts, and the rows behind them.

/// One bar of a chart, with what it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetBar {
    /// What it counts.
    pub key: String,
    /// How many.
    pub count: usize,
    /// The rows behind it, each with as many cells as the sheet has columns.
    pub rows: Vec<Vec<String>>,
}

/// One chart, and the same as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetChart {
    /// Its name, for tables and anchors.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What one of what it counts is called.
    pub unit: String,
    /// Whether its bars follow each other in time.
    pub in_time: bool,
    /// Its bars.
    pub bars: Vec<SheetBar>,
}

/// A figure with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetFigure {
    /// Its name, for tables.
    pub name: String,
    /// What it says, for people.
    pub title: String,
    /// Its value, for people.
    pub value: String,
    /// Its value, for tables.
    pub plain: String,
}

/// The whole account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the publication.
    pub title: String,
    /// When it was made, and by which filters.
    pub made: Vec<String>,
    /// The heads of the rows.
    pub columns: Vec<String>,
    /// The figures.
    pub figures: Vec<SheetFigure>,
    /// The charts.
    pub charts: Vec<SheetChart>,
    /// What must be said with it: how old answers are, what the history proves and what not.
    pub notes: Vec<String>,
}
