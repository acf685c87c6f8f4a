/** Under this name a preference says how many projects there were at the last visit. */
export const PROJECT_COUNT = 'projects'
