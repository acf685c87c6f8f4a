import type { Finding, Fix } from '../core/drivers/mediatek-drm/findings/finding.ts'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { type ForecastLine, forecastLog } from '../core/drivers/mediatek-drm/probe/forecastLog.ts'
import { forecastProbe } from '../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type { ProbeForecast } from '../core/drivers/mediatek-drm/probe/probeForecast.ts'
import { unknownHops } from '../core/picture/unknownHops.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import type { EditorState } from './editorStore.ts'
import { noteFixes } from './noteFixes.ts'
import { selectGraph, selectLinks, selectMarks } from './selectors.ts'

/**
 * What mediatek-drm makes of the document past the path build. Apart from the other selectors, so
 * that the start screen is loaded without it.
 */
const findingsOnce = memoizeRecent(1, findingsOf)
export const selectFindings = ({ project, kernel }: EditorState): readonly Finding[] =>
  project === null ? NO_FINDINGS : findingsOnce(project.doc, kernel)
const NO_FINDINGS: readonly Finding[] = []

const forecastOnce = memoizeRecent(1, forecastProbe)
export const selectForecast = (state: EditorState): ProbeForecast =>
  forecastOnce(selectGraph(state), state.kernel)

const logOnce = memoizeRecent(1, forecastLog)
export const selectForecastLog = (state: EditorState): readonly ForecastLine[] =>
  logOnce(selectGraph(state), selectForecast(state))

const hopsOnce = memoizeRecent(1, unknownHops)
/** Ids of the links whose hop no routing table knows. */
export const selectUnknownHops = (state: EditorState): ReadonlySet<string> =>
  hopsOnce(selectForecast(state), selectLinks(state))

const fixesOnce = memoizeRecent(1, noteFixes)
/** By the key of the note of a path that stops. */
export const selectNoteFixes = (state: EditorState): ReadonlyMap<string, Fix> =>
  fixesOnce(selectMarks(state).failures, selectFindings(state))
