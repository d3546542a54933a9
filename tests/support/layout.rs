//! Where each field of the program's accounts lies, from the IDL: as borsh writes them, one behind the
//! other.

use crate::idl::{
    self,
    format::{Idl, IdlArrayLen, IdlDefinedFields, IdlEnumVariant, IdlField, IdlType, IdlTypeDefTy},
};

/// The bytes of one type of account.
#[derive(Debug)]
pub struct Layout {
    pub account: String,
    /// The first eight bytes.
    pub discriminator: Vec<u8>,
    /// What follows, in order, without gaps.
    pub fields: Vec<Field>,
    /// Whether the last field's length varies: it is counted as 0.
    pub varies: bool,
}

/// A number, an address, a state, or an array of them.
#[derive(Debug)]
pub struct Field {
    /// With the names of the structs it lies in.
    pub name: String,
    pub offset: usize,
    pub size: usize,
    pub kind: String,
}

impl Layout {
    /// Of all accounts of the program.
    pub fn all() -> Vec<Self> {
        let idl = idl::read();
        let accounts = idl.accounts.iter();
        accounts
            .map(|account| {
                let mut layout = Self {
                    account: account.name.clone(),
                    discriminator: account.discriminator.clone(),
                    fields: Vec::new(),
                    varies: false,
                };
                layout.define(&idl, &account.name, "");
                layout
            })
            .collect()
    }

    /// Bytes in all.
    pub fn size(&self) -> usize {
        let end = self.fields.last().map(|field| field.offset + field.size);
        end.unwrap_or(self.discriminator.len())
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> &Field {
        let found = self.fields.iter().find(|field| field.name == name);
        found.unwrap_or_else(|| panic!("{} has no field {name}", self.account))
    }

    fn define(&mut self, idl: &Idl, name: &str, path: &str) {
        let defined = idl.types.iter().find(|defined| defined.name == name);
        let defined = defined.unwrap_or_else(|| panic!("{name} is not defined in the IDL"));
        match &defined.ty {
            IdlTypeDefTy::Struct { fields: Some(IdlDefinedFields::Named(fields)) } => {
                for IdlField { name, ty, .. } in fields {
                    self.place(idl, ty, &join(path, name));
                }
            }
            IdlTypeDefTy::Struct { fields: Some(IdlDefinedFields::Tuple(types)) } => {
                for (number, ty) in types.iter().enumerate() {
                    self.place(idl, ty, &join(path, &number.to_string()));
                }
            }
            IdlTypeDefTy::Struct { fields: None } => {}
            IdlTypeDefTy::Enum { variants } => {
                self.varies = variants.iter().any(|variant| variant.fields.is_some());
                let size = if self.varies { 0 } else { 1 };
                self.push(path, size, states(name, variants));
            }
            IdlTypeDefTy::Type { alias } => self.place(idl, alias, path),
        }
    }

    fn place(&mut self, idl: &Idl, ty: &IdlType, path: &str) {
        if let IdlType::Defined { name, .. } = ty {
            return self.define(idl, name, path);
        }
        if let IdlType::Array(inner, IdlArrayLen::Value(length)) = ty
            && plain(inner).is_none()
        {
            return (0..*length).for_each(|at| self.place(idl, inner, &format!("{path}[{at}]")));
        }
        let (kind, size) = plain(ty).unwrap_or_else(|| panic!("{path}: {ty:?} has no fixed size"));
        self.push(path, size, kind);
    }

    fn push(&mut self, name: &str, size: usize, kind: String) {
        assert!(self.fields.iter().all(|field| field.size > 0), "{name} has no fixed place");
        self.fields.push(Field { name: name.into(), offset: self.size(), size, kind });
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.into() } else { format!("{path}.{name}") }
}

/// A state is one byte: its number; what it carries follows.
fn states(name: &str, variants: &[IdlEnumVariant]) -> String {
    let states = variants.iter().map(|variant| match &variant.fields {
        None => variant.name.clone(),
        Some(IdlDefinedFields::Named(_)) => format!("{} {{…}}", variant.name),
        Some(IdlDefinedFields::Tuple(_)) => format!("{}(…)", variant.name),
    });
    format!("{name}: {}", states.collect::<Vec<_>>().join(", "))
}

/// Name and size of a number, an address or an array of them.
fn plain(ty: &IdlType) -> Option<(String, usize)> {
    let (name, size) = match ty {
        IdlType::Bool => ("bool", 1),
        IdlType::U8 => ("u8", 1),
        IdlType::I8 => ("i8", 1),
        IdlType::U16 => ("u16", 2),
        IdlType::I16 => ("i16", 2),
        IdlType::U32 => ("u32", 4),
        IdlType::I32 => ("i32", 4),
        IdlType::U64 => ("u64", 8),
        IdlType::I64 => ("i64", 8),
        IdlType::U128 => ("u128", 16),
        IdlType::I128 => ("i128", 16),
        IdlType::Pubkey => ("pubkey", 32),
        IdlType::Array(inner, IdlArrayLen::Value(length)) => {
            let (name, size) = plain(inner)?;
            return Some((format!("[{name}; {length}]"), size * length));
        }
        _ => return None,
    };
    Some((name.into(), size))
}
