import { installationFaultFields } from '@beian/domain/readiness';
import { readWorkers } from '@beian/reporting/workers';
import { Ctx, Query, Resolver } from 'type-graphql';
import { isStaff, type RequestContext, requireActor } from '../context.ts';
import { objectType } from '../schema/object-type.ts';
import { loadFaults } from './faults.load.ts';
import { Workers } from './workers.type.ts';

const InstallationFault = objectType(installationFaultFields);

/** Whether somebody does the background work. */
@Resolver()
export class WorkersResolver {
  @Query(() => Workers, { description: 'Whether the background work is done by anybody; for staff. Since 2026-11.' })
  workers(@Ctx() context: RequestContext) {
    requireActor(context, isStaff);
    return readWorkers(context.ctx);
  }

  @Query(() => [InstallationFault], {
    description: 'What is wrong with the installation now; empty: nothing. For staff. Since 2026-12.',
  })
  installationFaults(@Ctx() context: RequestContext) {
    requireActor(context, isStaff);
    return loadFaults(context.ctx, context.language);
  }
}
