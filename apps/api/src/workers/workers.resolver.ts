import { installationFaultFields } from '@beian/domain/readiness';
import { readWorkers } from '@beian/reporting/workers';
import { GraphQLError } from 'graphql';
import { Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { objectType } from '../schema/object-type.ts';
import { httpRefusals } from '../texts.ts';
import { loadFaults } from './faults.load.ts';
import { Workers } from './workers.type.ts';

const InstallationFault = objectType(installationFaultFields);

/** Whether somebody does the background work. */
@Resolver()
export class WorkersResolver {
  @Query(() => Workers, { description: 'Whether the background work is done by anybody; for staff. Since 2026-11.' })
  workers(@Ctx() context: RequestContext) {
    requireStaff(context);
    return readWorkers(context.ctx);
  }

  @Query(() => [InstallationFault], {
    description: 'What is wrong with the installation now; empty: nothing. For staff. Since 2026-12.',
  })
  installationFaults(@Ctx() context: RequestContext) {
    requireStaff(context);
    return loadFaults(context.ctx, context.language);
  }
}

function requireStaff(context: RequestContext): void {
  if (actorOf(context).kind !== 'staff')
    throw new GraphQLError(httpRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
}
