import { describe, it } from 'vitest'
import { describeContract } from '../support/contract-cases'
import { electronWindow } from '../support/electron-transport'

// `npm test` names an Electron and a display for this file when there is one, and says loudly when there is none.
if (process.env['RAPPORT_CONTRACT_IN_ELECTRON'] === '1') describeContract('over Electron’s IPC', electronWindow)
else describe('the contract over Electron’s IPC', () => it.skip('runs where an Electron and a display are named', () => undefined))
