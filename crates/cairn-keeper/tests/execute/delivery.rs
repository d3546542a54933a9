//! Transactions arrive once, whatever the network does.

use crate::support::{chain::Chain, world::*};
use cairn_keeper::{
    cluster::Fault,
    execute::{Limits, Outcome, POLL, Packer, RESEND_EVERY, SIGNINGS, STILL, execute},
    plan::plan,
    quarantine::Quarantine,
    stop::Stop,
    terms::Terms,
};
use solana_keypair::Keypair;

/// A chain with one batch to close: one transaction.
fn chain() -> Chain {
    let mut world = world(6);
    request(&mut world, 5, &[SOL]);
    Chain::of(world)
}

async fn deliver(chain: &Chain) -> Result<Vec<Outcome>, Fault> {
    let payer = Keypair::new();
    let limits = Limits { max_actions: 8, priority_fee: 0 };
    let packer = Packer::new(&payer, limits);
    let actions = plan(&chain.world.borrow(), &Terms::default(), &Quarantine::default()).actions;
    let mut outcomes = Vec::new();
    let told = |outcome| outcomes.push(outcome);
    execute(chain, &packer, &Stop::never(), actions, told).await?;
    Ok(outcomes)
}

#[tokio::test]
async fn delivered_transaction_is_sent_once_and_told_with_its_signature() {
    let chain = chain();
    let outcomes = deliver(&chain).await.expect("answers");
    assert_eq!(chain.sends.borrow().len(), 1);
    assert_eq!(outcomes.len(), 1);
    assert_eq!(outcomes[0].result, Ok(chain.sends.borrow()[0]));
    assert_eq!(chain.world.borrow().pool.open_batch, 1);
    assert_eq!(chain.waited.get(), POLL);
}

#[tokio::test]
async fn dropped_transaction_is_sent_again_with_the_same_signature() {
    for drops in 1..=10 {
        let chain = chain();
        chain.drops.set(drops);
        let outcomes = deliver(&chain).await.expect("answers");
        assert_eq!(chain.signed().len(), 1);
        let sends = u32::try_from(chain.sends.borrow().len()).expect("few");
        assert_eq!(sends, drops + 1);
        assert_eq!(outcomes[0].result, Ok(chain.signed()[0]));
        // A resend every fifth look, and a last look.
        assert_eq!(chain.waited.get(), POLL * (drops * RESEND_EVERY + 1));
    }
}

#[tokio::test]
async fn expired_transaction_is_signed_anew_once_for_each_expiry() {
    let chain = chain();
    // 151 looks fit a blockhash's life, so it is sent 31 times: 1 and 30 resends.
    chain.drops.set(31);
    let outcomes = deliver(&chain).await.expect("answers");
    let signed = chain.signed();
    assert_eq!(signed.len(), 2);
    assert_eq!(outcomes[0].result, Ok(signed[1]));
    assert_eq!(chain.landed.borrow().len(), 1);
}

#[tokio::test]
async fn transaction_that_never_lands_is_given_up_after_three_signings() {
    let chain = chain();
    chain.drops.set(u32::MAX);
    let outcomes = deliver(&chain).await.expect("answers");
    assert_eq!(chain.signed().len(), SIGNINGS as usize);
    let reason = "its transaction never landed".to_owned();
    assert_eq!(outcomes[0].result, Err(reason));
    assert!(chain.landed.borrow().is_empty());
}

#[tokio::test]
async fn already_processed_is_success_where_the_status_is_lost() {
    let chain = chain();
    chain.forgetful.set(true);
    let outcomes = deliver(&chain).await.expect("answers");
    assert_eq!(chain.signed().len(), 1);
    assert_eq!(chain.sends.borrow().len(), 2);
    assert_eq!(outcomes[0].result, Ok(chain.signed()[0]));
}

#[tokio::test]
async fn silent_node_is_asked_again() {
    let chain = chain();
    chain.silences.set(4);
    let outcomes = deliver(&chain).await.expect("answers at last");
    assert!(outcomes[0].result.is_ok());
    assert_eq!(chain.sends.borrow().len(), 1);
}

#[tokio::test]
async fn node_that_stays_silent_is_given_up() {
    let chain = chain();
    chain.silences.set(5);
    let silence = Fault::Transient("silence".to_owned());
    assert_eq!(deliver(&chain).await, Err(silence));
    assert!(chain.sends.borrow().is_empty());
}

#[tokio::test]
async fn cluster_that_stands_still_is_given_up_after_a_minute() {
    let chain = chain();
    chain.drops.set(u32::MAX);
    chain.halted.set(true);
    let text = "No block has been made since height 1000.".to_owned();
    assert_eq!(deliver(&chain).await, Err(Fault::Transient(text)));
    assert_eq!(chain.signed().len(), 1);
    assert_eq!(chain.waited.get(), POLL * (STILL + 1));
    assert_eq!((POLL * STILL).as_secs(), 60);
}

#[tokio::test]
async fn empty_fee_payer_ends_everything_with_what_to_do() {
    let chain = chain();
    chain.broke.set(true);
    let fault = deliver(&chain).await.expect_err("cannot pay");
    assert!(matches!(&fault, Fault::Final(text) if text.ends_with("send it some SOL.")));
    assert!(chain.sends.borrow().is_empty());
}
