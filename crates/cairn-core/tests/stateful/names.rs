//! What a run calls the things that happen.

use super::acts::Act;

impl Act {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Deposit { .. } => "deposit",
            Self::Request { .. } => "request",
            Self::Cancel { .. } => "cancel",
            Self::GiveTicket { .. } => "transfer of a ticket",
            Self::GiveShares { .. } => "transfer of shares",
            Self::Close => "close",
            Self::Fill => "fill",
            Self::Claim { .. } => "claim",
            Self::LeaveInKind { .. } => "exit in kind",
            Self::Finish { .. } => "end of a ticket",
            Self::Dust { .. } => "dust",
            Self::Instant { .. } => "instant exit",
            Self::Collect => "collect fees",
            Self::Donate { .. } => "donation",
            Self::Burn { .. } => "burn by a holder",
            Self::Surplus => "sync surplus",
            Self::Gain { .. } => "gain",
            Self::Loss { .. } => "loss",
            Self::Refund { .. } => "refund",
            Self::Haircut { .. } => "haircut",
            Self::Propose { .. } => "propose slash",
            Self::Execute { native: true, .. } => "execute native",
            Self::Execute { .. } => "execute as asset",
            Self::Veto { .. } => "veto or expiry",
            Self::Settle { .. } => "settle",
            Self::PaySlash { .. } => "pay slash",
            Self::Delegate { .. } => "delegate",
            Self::Undelegate { .. } => "undelegate",
            Self::Lst { act, .. } => act.name(),
            Self::Commission { act, .. } => act.name(),
            Self::Wait => "wait",
        }
    }
}
