//! "Who backs it": passages of sources, retrieval and ranking.
