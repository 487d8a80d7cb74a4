import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../app/providers/queries.ts';
import { partnerAccountDocument } from '../../generated/partner-account.ts';

/** A partner with its limits and usage, which is stored every 10 s. */
export const usePartner = (id: string) =>
  useQuery({
    ...queryOf(['partner', id], partnerAccountDocument, { partnerId: id }),
    refetchInterval: 15_000,
  });
