//! The real program's errors, by its own codes, as far as they can happen here.

use anchor_lang::prelude::*;

#[error_code]
pub enum MarinadeError {
    #[msg("Calculation failure")]
    CalculationFailure = 13,
    #[msg("Ticket not due. Wait more epochs")]
    TicketNotDue = 20,
    #[msg("Ticket not ready. Wait a few hours and try again")]
    TicketNotReady = 21,
    #[msg("Wrong Ticket Beneficiary")]
    WrongBeneficiary = 22,
    #[msg("Withdraw amount is too low")]
    WithdrawAmountIsTooLow = 38,
    #[msg("Not enough user funds")]
    NotEnoughUserFunds = 40,
    #[msg("Wrong token owner or delegate")]
    WrongTokenOwnerOrDelegate = 41,
    #[msg("Invalid delayed unstake ticket")]
    InvalidDelayedUnstakeTicket = 63,
    #[msg("Reusing delayed unstake ticket")]
    ReusingDelayedUnstakeTicket = 64,
    #[msg("Emergency Pause is Active")]
    ProgramIsPaused = 77,
}
