import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../app/providers/queries.ts';
import { staffSkillsDocument } from '../../generated/skills.ts';
import { AwayWarning } from '../work/away-warning.tsx';

/** Above the board: staff who are away and still have orders that would become late. */
export function StaffWarning() {
  const { data } = useQuery({
    ...queryOf(['staff'], staffSkillsDocument, {}),
    refetchInterval: 60_000,
  });
  return data === undefined ? null : <AwayWarning staff={data} />;
}
