import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/base.css'
import { App } from './App.tsx'
import { startKernel } from './kernelPreference.ts'
import { startTheme } from './theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
startTheme()
startKernel()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
