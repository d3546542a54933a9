//! `cairn acknowledge-asset`.

use crate::{
    args::CodeHash, deployed::Deployed, print::say, role, session::Session, text::names, view::View,
};
use anyhow::{Context, Result, bail};
use cairn::{
    AcknowledgeAssetArgs,
    state::{Asset, Source},
};
use solana_pubkey::Pubkey;

pub fn run(session: &Session, address: Pubkey, named: Option<CodeHash>) -> Result<()> {
    let (view, key) = (session.look_at(address)?, session.key()?);
    let asset = asset(&view, &address)?;
    let deployed = session.deployed(&asset.source)?;
    let args = check(&view, key, asset, named, deployed)?;

    let lasting = names(args.doubts).join(", ");
    say(format_args!("Acknowledging of asset {address}: {lasting}."));
    if session.carry_out(&[session.addresses().acknowledge_asset(key, asset, args)])? {
        let after = session.look_at(address)?;
        let from = after.assets.get(&address).map_or(0, |asset| asset.acknowledged_epoch);
        say(format_args!(
            "It takes deposits again with its first reading from epoch {from} on. Until then \
             `cairn cancel-acknowledgement {address}` takes this back."
        ));
    }
    Ok(())
}

/// Refuses what the program would; gives what is looked at.
pub fn check(
    view: &View,
    key: Pubkey,
    asset: &Asset,
    named: Option<CodeHash>,
    deployed: Option<Deployed>,
) -> Result<AcknowledgeAssetArgs> {
    role::require(&view.pool, key, &["manager"], "acknowledge an asset's doubts")?;
    let doubts = asset.doubts & Asset::LASTING;
    if doubts == 0 {
        bail!("There is nothing to acknowledge: the asset has no doubt that lasts.");
    }
    let unnamed = CodeHash(Source::UNNAMED);
    if doubts & Asset::UPGRADED == 0 {
        let slot = deployed.map_or(asset.source.upgrade_slot, |deployed| deployed.slot);
        return Ok(AcknowledgeAssetArgs { doubts, slot, code_hash: unnamed.0 });
    }
    let Deployed { slot, code_hash } =
        deployed.context("The source's program is gone: retire the asset.")?;
    if code_hash.0 == asset.source.code_hash {
        bail!(
            "The source's program was deployed anew with the code that was looked at: no \
             acknowledgement is needed, the keeper's verify_source lifts this doubt at once."
        );
    }
    match named {
        Some(named) if [code_hash, unnamed].contains(&named) => {
            Ok(AcknowledgeAssetArgs { doubts, slot, code_hash: named.0 })
        }
        Some(named) => bail!("The code that is deployed has the hash {code_hash}, not {named}."),
        None => bail!(
            "The source's program was deployed anew, its code has the hash {code_hash}: look at it, \
             then give that hash with --code-hash."
        ),
    }
}

/// The asset at `address`.
pub fn asset<'a>(view: &'a View, address: &Pubkey) -> Result<&'a Asset> {
    view.assets
        .get(address)
        .with_context(|| format!("The pool has no asset at {address}: `cairn assets` lists them."))
}
