import { type Sample, samplesIn } from '../../support/scrape.ts'
import type { Subject } from '../subject/subject.ts'
import { must, mustBe } from './check.ts'

/** The samples that it shows now. */
export async function samplesOf(trial: Subject): Promise<readonly Sample[]> {
  const response = await trial.admin('/metrics')
  mustBe(response.status, 200, 'the status of /metrics')
  const type = response.headers.get('content-type') ?? 'nothing'
  must(/^(text\/plain|application\/openmetrics-text)/.test(type), `/metrics is ${type}`)
  return samplesIn(await response.text())
}
