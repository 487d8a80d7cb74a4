import { followedEventFields } from '@beian/domain/partner';
import { objectType } from '../schema/object-type.ts';

export const FollowedEvent = objectType(followedEventFields);
