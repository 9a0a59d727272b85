import { AdPlatform, platformNames } from '../../shared/kernel/platform'

/** Every advertising platform, to choose one from. */
export const adPlatformOptions = AdPlatform.options.map((value) => ({ value, label: platformNames[value] }))
