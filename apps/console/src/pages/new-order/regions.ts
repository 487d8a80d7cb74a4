import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../app/providers/queries.ts';
import { regionsDocument } from '../../generated/code.ts';

type Options = { value: string; label: string }[];

/** The cities of a province or the counties of a city; none while they load, or without a parent. */
export function useRegions(parent: string | null): Options {
  const { data } = useQuery({
    ...queryOf(['regions'], regionsDocument, { parent: parent ?? '' }),
    enabled: parent !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (data ?? []).map(({ code, name }) => ({ value: code, label: name }));
}
