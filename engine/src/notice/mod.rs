//! "What do we say": the notice as data, its proof and its lint.
