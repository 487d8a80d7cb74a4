import type { AppContext } from '@beian/database/transaction';
import { type Figure, figure } from '@beian/domain/metrics';
import { readWorkers } from '../workers/workers.ts';

/** Processes of the worker that run. @throws DatabaseUnavailable */
export const readWorkerFigures = async (ctx: AppContext): Promise<Figure[]> => [
  figure('beian_workers_running', {}, (await readWorkers(ctx)).running),
];
