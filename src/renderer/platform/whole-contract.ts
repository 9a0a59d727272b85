import { contract } from '../../shared/contract'
import { hostContract } from '../../shared/workbook/host.contract'

/** The open workbook's contract and the host's. The build puts only its callable shape here (electron.vite.config.ts): the window checks nothing by the schemas, and would make all of them at each start. */
export const wholeContract = { ...contract, host: hostContract }
