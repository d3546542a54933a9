//! Who may cancel what.

use crate::support::view::{NOW, admin, guardian, key, manager, queue, refusal, says, view};
use cairn::state::Setting;
use cairn_cli::commands::cancel_change::{check, choose};

#[test]
fn admin_cancels_everything() {
    let mut view = view();
    for setting in [Setting::Guardian(key(7)), Setting::Manager(key(7)), Setting::FloorBps(0)] {
        let id = queue(&mut view, setting, NOW);
        check(&view, admin(), &view.changes[&id]).expect("the admin may");
    }
}

#[test]
fn guardian_cancels_everything_but_its_own_replacement() {
    let mut view = view();
    let fee = queue(&mut view, Setting::FeeRecipient(key(7)), NOW);
    let next = queue(&mut view, Setting::Admin(key(7)), NOW);
    let own = queue(&mut view, Setting::Guardian(key(7)), NOW);
    for id in [fee, next] {
        check(&view, guardian(), &view.changes[&id]).expect("the guardian may");
    }
    let sentence = refusal(check(&view, guardian(), &view.changes[&own]));
    says(&sentence, &[&admin().to_string(), "cairn cancel-change 2", "before epoch 13"]);
}

#[test]
fn others_are_told_who_may() {
    let mut view = view();
    let id = queue(&mut view, Setting::FloorBps(0), NOW);
    let sentence = refusal(check(&view, manager(), &view.changes[&id]));
    says(&sentence, &["Only the admin or the guardian can cancel changes", "is the manager"]);
    let sentence = refusal(check(&view, key(8), &view.changes[&id]));
    says(&sentence, &["has no role here", &guardian().to_string(), "--keypair"]);
}

#[test]
fn all_are_chosen_but_the_dead_the_kept_and_the_forbidden() {
    let mut view = view();
    queue(&mut view, Setting::DripEpochs(1), NOW - 10);
    let own = queue(&mut view, Setting::Guardian(key(7)), NOW);
    let rescue = queue(&mut view, Setting::Admin(key(8)), NOW);
    let fee = queue(&mut view, Setting::FeeRecipient(key(7)), NOW);
    let (chosen, left) = choose(&view, guardian(), &[rescue]).expect("the guardian may");
    assert_eq!(chosen.iter().map(|change| change.id).collect::<Vec<_>>(), [fee]);
    assert_eq!(left.len(), 2);
    says(&left[0], &["Change 1 would replace the guardian"]);
    says(&left[1], &["Change 2, as you asked"]);
    let (chosen, left) = choose(&view, admin(), &[]).expect("the admin may");
    assert_eq!(chosen.iter().map(|change| change.id).collect::<Vec<_>>(), [own, fee]);
    says(&left[0], &["names a new admin", &guardian().to_string(), "cairn cancel-change 2"]);
    assert_eq!(left.len(), 1);
    says(&refusal(choose(&view, manager(), &[]).map(|_| ())), &["Only the admin or the guardian"]);
}
