//! A program in pieces that fit a transaction each.

/// Bytes of one piece: what 1232 bytes of transaction leave beside two signatures and four keys.
const SIZE: usize = 900;

/// A piece of the program and where it belongs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Chunk<'a> {
    pub offset: usize,
    pub bytes: &'a [u8],
}

/// The pieces of the program that differ from what is written; all when nothing is.
pub fn missing<'a>(program: &'a [u8], written: &[u8]) -> Vec<Chunk<'a>> {
    let chunks = program
        .chunks(SIZE)
        .enumerate()
        .map(|(index, bytes)| Chunk { offset: index * SIZE, bytes });
    chunks
        .filter(|chunk| {
            written.get(chunk.offset..chunk.offset + chunk.bytes.len()) != Some(chunk.bytes)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(len: usize) -> Vec<u8> {
        (0..len).map(|index| (index % 251 + 1) as u8).collect()
    }

    #[test]
    fn pieces_put_together_are_the_program() {
        for len in [1, SIZE - 1, SIZE, SIZE + 1, 10 * SIZE] {
            let program = program(len);
            let chunks = missing(&program, &vec![0; len]);
            let together: Vec<u8> = chunks.iter().flat_map(|chunk| chunk.bytes).copied().collect();
            assert_eq!(together, program);
            assert!(chunks.iter().enumerate().all(|(index, chunk)| chunk.offset == index * SIZE));
        }
    }

    #[test]
    fn only_what_differs_is_missing() {
        let program = program(3 * SIZE + 5);
        let mut written = program.clone();
        assert_eq!(missing(&program, &written), []);
        written[SIZE] ^= 1;
        written[3 * SIZE + 4] ^= 1;
        let offsets: Vec<_> = missing(&program, &written).iter().map(|one| one.offset).collect();
        assert_eq!(offsets, [SIZE, 3 * SIZE]);
    }

    #[test]
    fn what_the_buffer_is_too_short_for_is_missing() {
        let program = program(2 * SIZE);
        assert_eq!(missing(&program, &program[..SIZE + 10]).len(), 1);
    }
}
