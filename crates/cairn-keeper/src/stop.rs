//! A wish to stop, heard between two steps: what is in flight lands first.

use anyhow::{Context, Result};
use std::time::Duration;
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
    time::timeout,
};
use tracing::info;

/// Whether somebody wants the keeper to stop.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Nobody ever asks.
    pub fn never() -> Self {
        Self(watch::channel(false).1)
    }

    /// What `asked` says.
    pub fn when(asked: watch::Receiver<bool>) -> Self {
        Self(asked)
    }

    /// SIGINT or SIGTERM asks; a second one ends the process at once.
    pub fn on_signals() -> Result<Self> {
        let (ask, asked) = watch::channel(false);
        let mut interrupt = signal(SignalKind::interrupt()).context("Cannot listen to SIGINT.")?;
        let mut terminate = signal(SignalKind::terminate()).context("Cannot listen to SIGTERM.")?;
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
                if ask.send_replace(true) {
                    std::process::exit(130);
                }
                info!("stopping once what is in flight has landed");
            }
        });
        Ok(Self(asked))
    }

    pub fn is_requested(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits so long, or until somebody asks.
    pub async fn pause(&mut self, time: Duration) {
        // A channel that nobody holds any more never asks: the whole time passes.
        let asked = async {
            if self.0.wait_for(|asked| *asked).await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        let _ = timeout(time, asked).await;
    }
}
