//! Order: the pages of all segments by their ids.
//!
//! Within a segment the numbers of pages are in the order of their ids. Ids of several segments are compared once, by going
//! through their sorted lists side by side, and not again for every hit.

use tantivy::columnar::StrColumn;
use tantivy::{Searcher, SegmentOrdinal};

/// The order of the pages of a commit.
pub(super) struct Order {
    /// The place of each page among all, by segment and number; nothing where one segment has all, whose numbers are the places.
    places: Option<Vec<Vec<u32>>>,
}

impl Order {
    pub(super) fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let segments = searcher.segment_readers();
        if segments.len() < 2 {
            return Ok(Order { places: None });
        }
        let columns = segments.iter().map(|s| s.fast_fields().str("page"));
        let columns: Vec<Option<StrColumn>> = columns.collect::<tantivy::Result<_>>()?;
        let mut streams = Vec::new();
        for column in columns.iter() {
            let mut stream = match column {
                Some(column) => Some(column.dictionary().stream()?),
                None => None,
            };
            let any = stream.as_mut().is_some_and(|stream| stream.advance());
            streams.push(stream.filter(|_| any));
        }
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); streams.len()];
        let mut place = 0;
        loop {
            let ids = streams.iter().flatten();
            let Some(first) = ids.map(|s| s.key()).min().map(<[u8]>::to_vec) else {
                let places = Some(places);
                return Ok(Order { places });
            };
            for (stream, places) in streams.iter_mut().zip(&mut places) {
                if let Some(ids) = stream
                    && ids.key() == first
                {
                    places.push(place);
                    if !ids.advance() {
                        *stream = None;
                    }
                }
            }
            place += 1;
        }
    }

    /// The place of a page among all, by its segment and its number there.
    pub(super) fn place(&self, segment: SegmentOrdinal, page: u64) -> u32 {
        let number = u32::try_from(page).unwrap_or(u32::MAX);
        match &self.places {
            None => number,
            Some(places) => {
                let place = places.get(segment as usize);
                let place = place.and_then(|places| places.get(number as usize));
                place.copied().unwrap_or(u32::MAX)
            }
        }
    }
}
