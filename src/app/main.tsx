import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/base.css'
import { App } from './App.tsx'
import { startTheme } from './theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
startTheme()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
