export { readInstallationFigures } from './installation.ts';
export { readWorkerFigures } from './workers.ts';
