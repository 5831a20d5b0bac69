//! The life of a correction: reports, and the steps that move one on.

use super::super::model::LifeStep;
use super::super::msg::Msg;
use super::Worker;
use crate::desk::{Life, ReportRequest, Result};

impl Worker {
    /// Logs that words are said to be wrong.
    pub(super) fn report(&mut self, slug: &str, version: &str, wrong: String, right: String) -> Result<Msg> {
        let request = ReportRequest {
            article: format!("{slug}@{version}"),
            wrong,
            right: (!right.trim().is_empty()).then_some(right),
            ..ReportRequest::default()
        };
        let life = self.desk.report_error(&request)?;
        Ok(Msg::Told(format!("Reported as {}. c shows what is open.", life.id)))
    }

    /// Moves a correction on, and says how far it has come.
    pub(super) fn life(&mut self, id: &str, step: LifeStep, why: &str) -> Result<Msg> {
        self.desk.refresh()?;
        let said = |life: Life| Ok(Msg::Told(format!("{} is {}.", life.id, life.state.name())));
        match step {
            LifeStep::TakeUp => said(self.desk.take_up(id)?),
            LifeStep::Uphold => said(self.desk.uphold(id, None)?),
            LifeStep::Hold => said(self.desk.hold(id, why)?),
            LifeStep::Reject => said(self.desk.reject(id, why)?),
            LifeStep::Approve => said(self.desk.approve(id)?),
            LifeStep::Publish => {
                let published = self.desk.publish_approved(id)?;
                let record = published.record;
                Ok(Msg::Told(format!(
                    "Published: {} {}, correction {}.",
                    record.article, published.version, record.id
                )))
            }
        }
    }
}
