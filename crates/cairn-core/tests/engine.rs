//! The engine: fees, losses, cases, the gate, guards and targets, each against whole numbers without a
//! limit, and what no sequence of them may break. One file a concept.

mod engine {
    mod asset;
    mod books;
    mod cases;
    mod commission;
    mod doors;
    mod exit;
    mod extremes;
    mod fee;
    mod fill;
    mod gate;
    mod history;
    mod holding;
    mod in_front;
    mod in_kind;
    mod instant;
    mod oracle;
    mod parts;
    mod rate;
    mod recognise;
    mod settle;
    mod shortfall;
    mod slash;
    mod split;
    mod surplus;
    mod target;
    mod waits;
    mod world;
}
