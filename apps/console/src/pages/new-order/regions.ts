import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/providers/client.ts';
import { regionsDocument } from '../../generated/code.ts';

type Options = { value: string; label: string }[];

/** The cities of a province or the counties of a city; none while they load, or without a parent. */
export function useRegions(parent: string | null): Options {
  const { data } = useQuery({
    queryKey: ['regions', parent],
    queryFn: async ({ signal }) => (await request(regionsDocument, { parent: parent ?? '' }, signal)).regions,
    enabled: parent !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (data ?? []).map(({ code, name }) => ({ value: code, label: name }));
}
