import { t } from '../../shared/kernel/words'

/** Which comes first in the dates of a file. */
export const dateOrderOptions = [{ value: 'auto', label: t`As the file shows` }, { value: 'DMY', label: t`Day, month, year` }, { value: 'MDY', label: t`Month, day, year` }, { value: 'YMD', label: t`Year, month, day` }] as const
