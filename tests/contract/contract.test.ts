import { describeContract } from '../support/contract-cases'
import { transports } from '../support/transports'

for (const [name, connect] of Object.entries(transports)) describeContract(name, connect)
