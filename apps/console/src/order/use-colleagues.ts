import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../app/providers/queries.ts';
import { colleaguesDocument } from '../generated/staff.ts';

/** The staff of the desk; they change rarely. */
export const useColleagues = () =>
  useQuery({
    ...queryOf(['colleagues'], colleaguesDocument, {}),
    staleTime: 300_000,
  });
