import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { late } from '../ui/late.tsx'
import '../ui/tokens.css'
import '../ui/base.css'
import { editorStore } from '../store/editorStore.ts'
import { letGoOfHistory } from '../store/letGoOfHistory.ts'
import { App } from './App.tsx'
import { keepEarlyKeys } from './earlyKeys.ts'
import { fetchStylesAgain } from './fetchStylesAgain.ts'
import { startKernel } from './kernelPreference.ts'
import { fetchFontsLate } from './lateFonts.ts'
import { isViewed } from './share/shareLink.ts'
import { takeDrops } from './takeDrops.ts'
import { startTheme } from './theme.ts'

/** A board in a view link has a page of its own, in which nothing is kept. */
const Viewer = late(() => import('./share/Viewer.tsx'))
const { hash, search } = location

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
startTheme()
startKernel()
letGoOfHistory(editorStore)
fetchFontsLate()
fetchStylesAgain()
keepEarlyKeys()
if (!isViewed(hash)) takeDrops()
createRoot(root).render(
  <StrictMode>{isViewed(hash) ? <Viewer hash={hash} search={search} /> : <App />}</StrictMode>,
)
