// The registry's content: one import and one line per tool.

import { buyPack } from './billing/buy-pack.ts'
import { buyPlan } from './billing/buy-plan.ts'
import { buyTokens } from './billing/buy-tokens.ts'
import { manageBilling } from './billing/manage-billing.ts'
import { showPlans } from './billing/show-plans.ts'
import { cancelBooking } from './bookings/cancel-booking.ts'
import { cancelBookings } from './bookings/cancel-bookings.ts'
import { createBooking } from './bookings/create-booking.ts'
import { deleteBooking } from './bookings/delete-booking.ts'
import { deleteBookings } from './bookings/delete-bookings.ts'
import { moveBooking } from './bookings/move-booking.ts'
import { searchBookings } from './bookings/search-bookings.ts'
import { updateBooking } from './bookings/update-booking.ts'
import { createContact } from './contacts/create-contact.ts'
import { deleteContact } from './contacts/delete-contact.ts'
import { exportContacts } from './contacts/export-contacts.ts'
import { findDuplicates } from './contacts/find-duplicates.ts'
import { getContact } from './contacts/get-contact.ts'
import { importContacts } from './contacts/import-contacts.ts'
import { mergeContacts } from './contacts/merge-contacts.ts'
import { searchContacts } from './contacts/search-contacts.ts'
import { updateContact } from './contacts/update-contact.ts'
import { updateContacts } from './contacts/update-contacts.ts'
import { deleteDocument } from './documents/delete-document.ts'
import { getDocument } from './documents/get-document.ts'
import { listDocuments } from './documents/list-documents.ts'
import { searchDocuments } from './documents/search-documents.ts'
import { updateDocument } from './documents/update-document.ts'
import { showHistory } from './history/show-history.ts'
import { undoLastChange } from './history/undo-last-change.ts'
import { cancelInvoice } from './invoices/cancel-invoice.ts'
import { createInvoice } from './invoices/create-invoice.ts'
import { deleteInvoice } from './invoices/delete-invoice.ts'
import { getInvoice } from './invoices/get-invoice.ts'
import { markInvoicePaid } from './invoices/mark-invoice-paid.ts'
import { markInvoicesPaid } from './invoices/mark-invoices-paid.ts'
import { searchInvoices } from './invoices/search-invoices.ts'
import { sendInvoice } from './invoices/send-invoice.ts'
import { sumInvoices } from './invoices/sum-invoices.ts'
import { updateInvoice } from './invoices/update-invoice.ts'
import { getOrganization } from './organization/get-organization.ts'
import { inviteMember } from './organization/invite-member.ts'
import { listMembers } from './organization/list-members.ts'
import { removeMember } from './organization/remove-member.ts'
import { updateMemberRole } from './organization/update-member-role.ts'
import { updateOrganization } from './organization/update-organization.ts'
import { updatePacks } from './organization/update-packs.ts'
import { searchEverything } from './overview/search-everything.ts'
import { showOverview } from './overview/show-overview.ts'
import { showPipeline } from './overview/show-pipeline.ts'
import { createProject } from './projects/create-project.ts'
import { deleteProject } from './projects/delete-project.ts'
import { getProject } from './projects/get-project.ts'
import { searchProjects } from './projects/search-projects.ts'
import { updateProject } from './projects/update-project.ts'
import { showReport } from './reporting/show-report.ts'
import { completeTask } from './tasks/complete-task.ts'
import { createTask } from './tasks/create-task.ts'
import { deleteTask } from './tasks/delete-task.ts'
import { deleteTasks } from './tasks/delete-tasks.ts'
import { searchTasks } from './tasks/search-tasks.ts'
import { updateTask } from './tasks/update-task.ts'
import { updateTasks } from './tasks/update-tasks.ts'
import type { Tool } from './tool.ts'
import { showBalance } from './usage/show-balance.ts'
import { showUsage } from './usage/show-usage.ts'
import { updateTokenLimit } from './usage/update-token-limit.ts'

export const allTools: readonly Tool[] = [
  createContact,
  getContact,
  searchContacts,
  updateContact,
  updateContacts,
  deleteContact,
  findDuplicates,
  mergeContacts,
  importContacts,
  exportContacts,
  createTask,
  searchTasks,
  updateTask,
  completeTask,
  deleteTask,
  updateTasks,
  deleteTasks,
  createProject,
  getProject,
  searchProjects,
  updateProject,
  deleteProject,
  createBooking,
  searchBookings,
  updateBooking,
  moveBooking,
  cancelBooking,
  cancelBookings,
  deleteBooking,
  deleteBookings,
  createInvoice,
  getInvoice,
  searchInvoices,
  sumInvoices,
  updateInvoice,
  sendInvoice,
  markInvoicePaid,
  markInvoicesPaid,
  cancelInvoice,
  deleteInvoice,
  listDocuments,
  getDocument,
  searchDocuments,
  updateDocument,
  deleteDocument,
  searchEverything,
  showOverview,
  showPipeline,
  showHistory,
  getOrganization,
  updateOrganization,
  updatePacks,
  listMembers,
  inviteMember,
  updateMemberRole,
  removeMember,
  showBalance,
  showUsage,
  updateTokenLimit,
  showPlans,
  buyPlan,
  buyTokens,
  buyPack,
  manageBilling,
  showReport,
  undoLastChange,
]
