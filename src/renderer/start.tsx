import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app/tokens.css'
import './app/privacy.css'
import './app/print.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { WindowBoundary } from './app/ErrorBoundary'
import { preloadFirstScreen } from './app/routes'
import { SessionEnded } from './app/SessionEnded'
import { theme } from './app/theme'
import { type Bridge, desktopBridge } from './platform/bridge'
import { browserBridge } from './platform/browser-bridge'
import { PlatformProvider } from './platform/client'
import { leaveComposedKeys } from './platform/composed-keys'
import { applyDensity } from './platform/preferences'
import { printInLight } from './platform/print-screen'
import { invalidateOnEvents } from './platform/queries'
import { leaveSecondClicks } from './platform/second-clicks'
import { HostGoneError } from '../shared/rpc/wire'
import { Announcements } from './ui/announce'

const element = document.getElementById('root')
if (element === null) throw new Error('The page has no root')
const root = createRoot(element)
applyDensity()
printInLight()
leaveComposedKeys()
leaveSecondClicks()

const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: (count, error) => error instanceof HostGoneError && count < 3 },
  },
})

const start = (bridge: Bridge): void => {
  preloadFirstScreen()
  invalidateOnEvents(queryClient, bridge.transport)
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        {/* Variables and classes stand in static style sheets: none may be injected (see docs/decisions/0004). */}
        <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
          <Notifications position="bottom-right" limit={4} />
          <Announcements />
          <PlatformProvider bridge={bridge}>
            <WindowBoundary>
              <App />
            </WindowBoundary>
          </PlatformProvider>
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}

const desktop = window.rapport
if (desktop !== undefined) start(desktopBridge(desktop))
else
  browserBridge().then(start, () =>
    root.render(
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <SessionEnded />
      </MantineProvider>,
    ),
  )
