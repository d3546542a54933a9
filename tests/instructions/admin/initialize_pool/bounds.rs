//! The bounds of a pool's fees and parts: the last value inside is taken, the first outside refused.

use cairn::CairnError;
use cairn_tests::{Parameters, QUIET, World, keypair};

fn world() -> World {
    let mut world = World::bare();
    world.create_mint(&keypair("lrt mint"));
    world
}

fn refused(error: CairnError, parameters: Parameters) {
    let mut world = world();
    let initialize = world.initialize_pool_ix(parameters);
    let admin = world.admin.insecure_clone();
    world.refuse(error, &[initialize], &[&admin, &keypair("lrt mint")]);
}

fn taken(parameters: Parameters) {
    let mut world = world();
    world.initialize_pool(parameters);
    assert_eq!(world.pool_state().parameters, parameters);
}

#[test]
fn performance_fee_is_at_most_a_fifth() {
    for performance_fee_bps in [0, 2_000] {
        taken(Parameters { performance_fee_bps, ..QUIET });
    }
    for performance_fee_bps in [2_001, 10_000, u16::MAX] {
        let parameters = Parameters { performance_fee_bps, ..QUIET };
        refused(CairnError::PerformanceFeeTooHigh, parameters);
    }
}

#[test]
fn instant_fees_are_from_a_tenth_of_a_percent_to_three_percent() {
    let fees = |instant_min_fee_bps, instant_max_fee_bps| Parameters {
        instant_min_fee_bps,
        instant_max_fee_bps,
        ..QUIET
    };
    for (least, most) in [(10, 10), (10, 300), (300, 300)] {
        taken(fees(least, most));
    }
    for (least, most) in [
        (0, 300),
        (9, 300),
        (9, 9),
        (10, 301),
        (301, 301),
        (101, 100),
        (300, 10),
        (0, 0),
        (10, u16::MAX),
        (u16::MAX, u16::MAX),
    ] {
        refused(CairnError::InstantFeeOutOfRange, fees(least, most));
    }
}

#[test]
fn parts_of_nav_are_at_most_the_whole() {
    type Set = fn(&mut Parameters, u16);
    let parts: [Set; 4] = [
        |parameters, bps| parameters.instant_target_bps = bps,
        |parameters, bps| parameters.instant_limit_bps = bps,
        |parameters, bps| parameters.floor_bps = bps,
        |parameters, bps| parameters.move_limit_bps = bps,
    ];
    for set in parts {
        for bps in [0, 10_000] {
            let mut parameters = QUIET;
            set(&mut parameters, bps);
            taken(parameters);
        }
        for bps in [10_001, u16::MAX] {
            let mut parameters = QUIET;
            set(&mut parameters, bps);
            refused(CairnError::PartOfNavTooLarge, parameters);
        }
    }
}
