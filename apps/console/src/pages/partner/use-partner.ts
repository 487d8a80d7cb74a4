import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/providers/client.ts';
import { partnerAccountDocument } from '../../generated/partner-account.ts';

/** A partner with its limits and usage, which is stored every 10 s. */
export const usePartner = (id: string) =>
  useQuery({
    queryKey: ['partner', id],
    queryFn: async () => (await request(partnerAccountDocument, { partnerId: id })).partnerAccount,
    refetchInterval: 15_000,
  });
