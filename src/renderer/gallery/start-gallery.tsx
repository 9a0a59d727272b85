import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../app/tokens.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { theme } from '../app/theme'
import { Gallery } from './Gallery'
import { Overlay } from './Overlay'
import { isOverlay } from './overlays'

// For who builds Rapport: every component in every state. It is no entry of the build, so nothing of it is shipped.
const asked = new URLSearchParams(window.location.search)
const overlay = asked.get('overlay') ?? ''
document.documentElement.dataset['workspace'] = asked.get('workspace') ?? 'networking'

const router = createRouter({ routeTree: createRootRoute({ component: () => (isOverlay(overlay) ? <Overlay name={overlay} /> : <Gallery />) }), history: createMemoryHistory() })

const element = document.getElementById('root')
if (element === null) throw new Error('The page has no root')
createRoot(element).render(
  <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
    <Notifications position="bottom-right" limit={4} />
    {/* Its type is that of the app's router, of which this one knows a single screen. */}
    <RouterProvider router={router as never} />
  </MantineProvider>,
)
