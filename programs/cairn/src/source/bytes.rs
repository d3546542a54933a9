//! Bytes, read one field after the other as borsh writes them: little endian, without padding.

use super::Unreadable;
use anchor_lang::prelude::Pubkey;
use core::result::Result;

/// What is left to read.
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    /// From `offset` on.
    pub fn at(data: &'a [u8], offset: usize) -> Result<Self, Unreadable> {
        data.get(offset..).map(Self).ok_or(Unreadable::Length)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Unreadable> {
        let (field, rest) = self.0.split_first_chunk().ok_or(Unreadable::Length)?;
        self.0 = rest;
        Ok(*field)
    }

    pub fn skip(&mut self, length: usize) -> Result<(), Unreadable> {
        self.0 = self.0.get(length..).ok_or(Unreadable::Length)?;
        Ok(())
    }

    pub fn byte(&mut self) -> Result<u8, Unreadable> {
        self.array().map(|[byte]| byte)
    }

    pub fn short(&mut self) -> Result<u32, Unreadable> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn number(&mut self) -> Result<u64, Unreadable> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn key(&mut self) -> Result<Pubkey, Unreadable> {
        self.array().map(Pubkey::new_from_array)
    }

    /// A `bool`, or the tag of an `Option`.
    pub fn flag(&mut self) -> Result<bool, Unreadable> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            tag => Err(Unreadable::Tag(tag)),
        }
    }

    pub fn key_option(&mut self) -> Result<Option<Pubkey>, Unreadable> {
        match self.flag()? {
            true => self.key().map(Some),
            false => Ok(None),
        }
    }
}
