import type { Metrics } from '../telemetry/metrics.ts'

/** How a step ended; `broken` is one that must not be refused and was. */
export type StepOutcome = 'done' | 'refused' | 'unknown' | 'undone' | 'undo-unknown' | 'skipped' | 'broken'

/** Is told what the sagas of a store do. */
export interface SagaObserver {
  step(saga: string, step: string, outcome: StepOutcome): void
  /** Called once, with what can be asked at any time. */
  watch(sagas: UnfinishedSagas): void
}

/** What has not ended. */
export interface UnfinishedSagas {
  unfinished(): number
  /** How long ago the oldest of them was begun, in milliseconds; zero when there is none. */
  oldestUnfinishedMs(): number
}

/** Looks away. */
export const unobserved: SagaObserver = { step() {}, watch() {} }

/** Shows the sagas among the metrics of a process. */
export function sagaMetrics(metrics: Metrics): SagaObserver {
  const steps = metrics.counter({
    name: 'galleria_saga_steps_taken_total',
    help: 'Tries of the steps of sagas, by how they ended.',
    labels: ['saga', 'step', 'outcome'],
  })
  return {
    step: (saga, step, outcome) => steps.increment({ saga, step, outcome }),
    watch(sagas) {
      metrics.observed({ name: 'galleria_saga_unfinished', help: 'Sagas that have not ended.', labels: [] }, () =>
        sagas.unfinished(),
      )
      metrics.observed(
        { name: 'galleria_saga_oldest_unfinished_seconds', help: 'The age of the oldest such saga.', labels: [] },
        () => sagas.oldestUnfinishedMs() / 1000,
      )
    },
  }
}
