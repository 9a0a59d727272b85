import { describe } from 'vitest'
import { describeContract } from '../support/contract-cases'
import { electronWindow } from '../support/electron-transport'

// `npm test` names an Electron and a display for this file when there is one, and says loudly when there is none.
describe.runIf(process.env['RAPPORT_CONTRACT_IN_ELECTRON'] === '1')('with an Electron and a display', () => {
  describeContract('over Electron’s IPC', electronWindow)
})
