import { type Browser, chromium } from '@playwright/test'

/** Chromium's sandbox refuses to run as root. */
export const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Chromium draws what falls out of its address bar as pages, in two processes for each window, which nobody sees here and which took two thirds of a window's
 * processor time. Only the last such switch counts: what Playwright turns off stands here again.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch',
]

/** Starts the Chromium that is here, or Playwright's own, with what every test starts it with. */
export const launchChromium = (args: readonly string[] = [], executablePath = process.env['CHROME_BIN']): Promise<Browser> =>
  chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    // Without a language Chromium knows no paths beyond ASCII, and downloads lie in this project's folder until a test takes them.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [...sandbox, `--disable-features=${withoutFeatures.join(',')}`, ...args],
  })
