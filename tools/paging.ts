// Lists are capped; the next page is asked for.
import { z } from 'zod'

/** Records that a list shows at most. */
export const pageSize = 20

export const pageFields = {
  limit: z.int().min(1).max(pageSize).optional().describe(`How many to show, ${pageSize} at most.`),
  page: z.int().min(1).max(10_000).optional().describe('2 for the next ones, and so on.'),
}

/** First and last row of a page, counted from 0, as PostgREST's `range` takes them. */
export function pageRange({ limit = pageSize, page = 1 }: { limit?: number | undefined; page?: number | undefined }) {
  const first = (page - 1) * limit
  return [first, first + limit - 1] as const
}
