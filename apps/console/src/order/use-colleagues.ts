import { useQuery } from '@tanstack/react-query';
import { request } from '../app/providers/client.ts';
import { colleaguesDocument } from '../generated/staff.ts';

/** The staff of the desk; they change rarely. */
export const useColleagues = () =>
  useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => request(colleaguesDocument, {}, signal),
    select: (answer) => answer.colleagues,
    staleTime: 300_000,
  });
