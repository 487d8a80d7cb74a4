import { useQuery } from '@tanstack/react-query';
import { request } from '../providers/client.ts';
import { staffDocument } from '../staff/documents.ts';
import { AwayWarning } from '../work/away-warning.tsx';

/** Over the board: who is away and still has orders that they cannot see to in time. */
export function StaffWarning() {
  const { data } = useQuery({
    queryKey: ['staff'],
    queryFn: async ({ signal }) => (await request(staffDocument, {}, signal)).staffSkills,
    refetchInterval: 60_000,
  });
  return data === undefined ? null : <AwayWarning staff={data} />;
}
