import { printInLines } from '@galleria/chassis/telemetry/print-in-lines'

// oidc-provider says as it is loaded that it does not know Bun, on which every flow of it is tried here.
printInLines('identity')
