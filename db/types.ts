// Generated from the migrations by `npm run types`. Do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      ai_conversations: {
        Row: {
          contact_id: string | null
          created_at: string
          id: string
          model: string | null
          org_id: string
          project_id: string | null
          run_expires_at: string | null
          run_id: string | null
          title: string | null
          updated_at: string
          user_id: string
        }
        Insert: {
          contact_id?: string | null
          created_at?: string
          id?: string
          model?: string | null
          org_id?: string
          project_id?: string | null
          run_expires_at?: string | null
          run_id?: string | null
          title?: string | null
          updated_at?: string
          user_id?: string
        }
        Update: {
          contact_id?: string | null
          created_at?: string
          id?: string
          model?: string | null
          org_id?: string
          project_id?: string | null
          run_expires_at?: string | null
          run_id?: string | null
          title?: string | null
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          { foreignKeyName: 'ai_conversations_contact_id_fkey'; columns: ['contact_id']; isOneToOne: false; referencedRelation: 'contacts'; referencedColumns: ['id'] },
          { foreignKeyName: 'ai_conversations_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'ai_conversations_project_id_fkey'; columns: ['project_id']; isOneToOne: false; referencedRelation: 'projects'; referencedColumns: ['id'] },
          { foreignKeyName: 'ai_conversations_user_id_fkey'; columns: ['user_id']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['id'] },
        ]
      }
      ai_messages: {
        Row: {
          content: string
          conversation_id: string
          created_at: string
          id: string
          metadata: Json
          position: number
          role: string
          tokens_in: number
          tokens_out: number
        }
        Insert: {
          content?: string
          conversation_id: string
          created_at?: string
          id?: string
          metadata?: Json
          position?: never
          role: string
          tokens_in?: number
          tokens_out?: number
        }
        Update: {
          content?: string
          conversation_id?: string
          created_at?: string
          id?: string
          metadata?: Json
          position?: never
          role?: string
          tokens_in?: number
          tokens_out?: number
        }
        Relationships: [
          { foreignKeyName: 'ai_messages_conversation_id_fkey'; columns: ['conversation_id']; isOneToOne: false; referencedRelation: 'ai_conversations'; referencedColumns: ['id'] },
        ]
      }
      audit_log: {
        Row: {
          action: string
          after: Json | null
          before: Json | null
          conversation_id: string | null
          created_at: string
          id: number
          org_id: string
          record_id: string
          table_name: string
          tool_call_id: string | null
          undo_of: string | null
          undone_at: string | null
          user_id: string | null
        }
        Insert: {
          action: string
          after?: Json | null
          before?: Json | null
          conversation_id?: string | null
          created_at?: string
          id?: never
          org_id: string
          record_id: string
          table_name: string
          tool_call_id?: string | null
          undo_of?: string | null
          undone_at?: string | null
          user_id?: string | null
        }
        Update: {
          action?: string
          after?: Json | null
          before?: Json | null
          conversation_id?: string | null
          created_at?: string
          id?: never
          org_id?: string
          record_id?: string
          table_name?: string
          tool_call_id?: string | null
          undo_of?: string | null
          undone_at?: string | null
          user_id?: string | null
        }
        Relationships: [
          { foreignKeyName: 'audit_log_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      bookings: {
        Row: {
          contact_id: string | null
          created_at: string
          end_time: string
          external_event_id: string | null
          id: string
          location: string | null
          org_id: string
          project_id: string | null
          start_time: string
          status: string
          title: string
        }
        Insert: {
          contact_id?: string | null
          created_at?: string
          end_time: string
          external_event_id?: string | null
          id?: string
          location?: string | null
          org_id?: string
          project_id?: string | null
          start_time: string
          status?: string
          title: string
        }
        Update: {
          contact_id?: string | null
          created_at?: string
          end_time?: string
          external_event_id?: string | null
          id?: string
          location?: string | null
          org_id?: string
          project_id?: string | null
          start_time?: string
          status?: string
          title?: string
        }
        Relationships: [
          { foreignKeyName: 'bookings_contact_id_fkey'; columns: ['contact_id']; isOneToOne: false; referencedRelation: 'contacts'; referencedColumns: ['id'] },
          { foreignKeyName: 'bookings_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'bookings_project_id_fkey'; columns: ['project_id']; isOneToOne: false; referencedRelation: 'projects'; referencedColumns: ['id'] },
        ]
      }
      contacts: {
        Row: {
          address_city: string | null
          address_country: string | null
          address_number: string | null
          address_street: string | null
          address_zip: string | null
          company_name: string | null
          company_uid: string | null
          created_at: string
          email: string | null
          first_name: string | null
          id: string
          is_company: boolean
          language: string | null
          last_name: string | null
          notes: string | null
          org_id: string
          phone: string | null
          status: Database['public']['Enums']['contact_status']
          tags: string[]
          updated_at: string
        }
        Insert: {
          address_city?: string | null
          address_country?: string | null
          address_number?: string | null
          address_street?: string | null
          address_zip?: string | null
          company_name?: string | null
          company_uid?: string | null
          created_at?: string
          email?: string | null
          first_name?: string | null
          id?: string
          is_company?: boolean
          language?: string | null
          last_name?: string | null
          notes?: string | null
          org_id?: string
          phone?: string | null
          status?: Database['public']['Enums']['contact_status']
          tags?: string[]
          updated_at?: string
        }
        Update: {
          address_city?: string | null
          address_country?: string | null
          address_number?: string | null
          address_street?: string | null
          address_zip?: string | null
          company_name?: string | null
          company_uid?: string | null
          created_at?: string
          email?: string | null
          first_name?: string | null
          id?: string
          is_company?: boolean
          language?: string | null
          last_name?: string | null
          notes?: string | null
          org_id?: string
          phone?: string | null
          status?: Database['public']['Enums']['contact_status']
          tags?: string[]
          updated_at?: string
        }
        Relationships: [
          { foreignKeyName: 'contacts_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      document_chunks: {
        Row: {
          chunk_index: number
          content: string
          created_at: string
          document_id: string
          embedding: string | null
          embedding_model: string | null
          fts: unknown | null
          heading: string | null
          id: string
          org_id: string
          page: number | null
        }
        Insert: {
          chunk_index: number
          content: string
          created_at?: string
          document_id: string
          embedding?: string | null
          embedding_model?: string | null
          fts?: never
          heading?: string | null
          id?: string
          org_id?: string
          page?: number | null
        }
        Update: {
          chunk_index?: number
          content?: string
          created_at?: string
          document_id?: string
          embedding?: string | null
          embedding_model?: string | null
          fts?: never
          heading?: string | null
          id?: string
          org_id?: string
          page?: number | null
        }
        Relationships: [
          { foreignKeyName: 'document_chunks_document_id_fkey'; columns: ['document_id']; isOneToOne: false; referencedRelation: 'documents'; referencedColumns: ['id'] },
          { foreignKeyName: 'document_chunks_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      documents: {
        Row: {
          chunk_count: number
          contact_id: string | null
          content_hash: string | null
          content_summary: string | null
          created_at: string
          embedding_status: string
          error: string | null
          file_path: string
          file_type: string
          id: string
          ingest_expires_at: string | null
          ingest_run_id: string | null
          name: string
          org_id: string
          project_id: string | null
          size_bytes: number
          uploaded_by: string | null
          visibility: Database['public']['Enums']['doc_visibility']
        }
        Insert: {
          chunk_count?: number
          contact_id?: string | null
          content_hash?: string | null
          content_summary?: string | null
          created_at?: string
          embedding_status?: string
          error?: string | null
          file_path: string
          file_type: string
          id?: string
          ingest_expires_at?: string | null
          ingest_run_id?: string | null
          name: string
          org_id?: string
          project_id?: string | null
          size_bytes?: number
          uploaded_by?: string | null
          visibility?: Database['public']['Enums']['doc_visibility']
        }
        Update: {
          chunk_count?: number
          contact_id?: string | null
          content_hash?: string | null
          content_summary?: string | null
          created_at?: string
          embedding_status?: string
          error?: string | null
          file_path?: string
          file_type?: string
          id?: string
          ingest_expires_at?: string | null
          ingest_run_id?: string | null
          name?: string
          org_id?: string
          project_id?: string | null
          size_bytes?: number
          uploaded_by?: string | null
          visibility?: Database['public']['Enums']['doc_visibility']
        }
        Relationships: [
          { foreignKeyName: 'documents_contact_id_fkey'; columns: ['contact_id']; isOneToOne: false; referencedRelation: 'contacts'; referencedColumns: ['id'] },
          { foreignKeyName: 'documents_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'documents_project_id_fkey'; columns: ['project_id']; isOneToOne: false; referencedRelation: 'projects'; referencedColumns: ['id'] },
          { foreignKeyName: 'documents_uploaded_by_fkey'; columns: ['uploaded_by']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['id'] },
        ]
      }
      invoice_items: {
        Row: {
          created_at: string
          description: string
          id: string
          invoice_id: string
          org_id: string
          position: number
          quantity: number
          unit_price: number
          vat_rate: number | null
        }
        Insert: {
          created_at?: string
          description: string
          id?: string
          invoice_id: string
          org_id?: string
          position: number
          quantity?: number
          unit_price: number
          vat_rate?: number | null
        }
        Update: {
          created_at?: string
          description?: string
          id?: string
          invoice_id?: string
          org_id?: string
          position?: number
          quantity?: number
          unit_price?: number
          vat_rate?: number | null
        }
        Relationships: [
          { foreignKeyName: 'invoice_items_invoice_id_fkey'; columns: ['invoice_id']; isOneToOne: false; referencedRelation: 'invoices'; referencedColumns: ['id'] },
          { foreignKeyName: 'invoice_items_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      invoices: {
        Row: {
          amount_total: number
          contact_id: string | null
          created_at: string
          currency: string
          due_date: string | null
          iban_used: string | null
          id: string
          invoice_number: string
          org_id: string
          paid_at: string | null
          project_id: string | null
          qr_reference: string | null
          status: Database['public']['Enums']['invoice_status']
        }
        Insert: {
          amount_total?: number
          contact_id?: string | null
          created_at?: string
          currency?: string
          due_date?: string | null
          iban_used?: string | null
          id?: string
          invoice_number?: string
          org_id?: string
          paid_at?: string | null
          project_id?: string | null
          qr_reference?: string | null
          status?: Database['public']['Enums']['invoice_status']
        }
        Update: {
          amount_total?: number
          contact_id?: string | null
          created_at?: string
          currency?: string
          due_date?: string | null
          iban_used?: string | null
          id?: string
          invoice_number?: string
          org_id?: string
          paid_at?: string | null
          project_id?: string | null
          qr_reference?: string | null
          status?: Database['public']['Enums']['invoice_status']
        }
        Relationships: [
          { foreignKeyName: 'invoices_contact_id_fkey'; columns: ['contact_id']; isOneToOne: false; referencedRelation: 'contacts'; referencedColumns: ['id'] },
          { foreignKeyName: 'invoices_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'invoices_project_id_fkey'; columns: ['project_id']; isOneToOne: false; referencedRelation: 'projects'; referencedColumns: ['id'] },
        ]
      }
      org_invites: {
        Row: {
          accepted_at: string | null
          created_at: string
          email: string
          expires_at: string
          id: string
          invited_by: string | null
          org_id: string
          role: Database['public']['Enums']['user_role']
          token_hash: string
        }
        Insert: {
          accepted_at?: string | null
          created_at?: string
          email: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          org_id?: string
          role?: Database['public']['Enums']['user_role']
          token_hash: string
        }
        Update: {
          accepted_at?: string | null
          created_at?: string
          email?: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          org_id?: string
          role?: Database['public']['Enums']['user_role']
          token_hash?: string
        }
        Relationships: [
          { foreignKeyName: 'org_invites_invited_by_fkey'; columns: ['invited_by']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['id'] },
          { foreignKeyName: 'org_invites_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      organizations: {
        Row: {
          cancel_at_period_end: boolean
          created_at: string
          current_period_end: string
          current_period_start: string
          enabled_packs: string[]
          id: string
          name: string
          owned_packs: string[]
          settings: Json
          slug: string
          stripe_customer_id: string | null
          stripe_position: number
          stripe_subscription_id: string | null
          subscription_status: string | null
          subscription_tier: string
          token_balance: number
          token_pack_balance: number
        }
        Insert: {
          cancel_at_period_end?: boolean
          created_at?: string
          current_period_end?: string
          current_period_start?: string
          enabled_packs?: string[]
          id?: string
          name: string
          owned_packs?: string[]
          settings?: Json
          slug: string
          stripe_customer_id?: string | null
          stripe_position?: number
          stripe_subscription_id?: string | null
          subscription_status?: string | null
          subscription_tier?: string
          token_balance?: number
          token_pack_balance?: number
        }
        Update: {
          cancel_at_period_end?: boolean
          created_at?: string
          current_period_end?: string
          current_period_start?: string
          enabled_packs?: string[]
          id?: string
          name?: string
          owned_packs?: string[]
          settings?: Json
          slug?: string
          stripe_customer_id?: string | null
          stripe_position?: number
          stripe_subscription_id?: string | null
          subscription_status?: string | null
          subscription_tier?: string
          token_balance?: number
          token_pack_balance?: number
        }
        Relationships: [
          { foreignKeyName: 'organizations_subscription_tier_fkey'; columns: ['subscription_tier']; isOneToOne: false; referencedRelation: 'products'; referencedColumns: ['key'] },
        ]
      }
      pending_actions: {
        Row: {
          arguments: Json
          conversation_id: string
          created_at: string
          decided_at: string | null
          expires_at: string
          id: string
          org_id: string
          outcome: Json | null
          preview: Json
          status: string
          tool: string
          tool_call_id: string
          user_id: string
        }
        Insert: {
          arguments?: Json
          conversation_id: string
          created_at?: string
          decided_at?: string | null
          expires_at: string
          id?: string
          org_id?: string
          outcome?: Json | null
          preview?: Json
          status?: string
          tool: string
          tool_call_id: string
          user_id?: string
        }
        Update: {
          arguments?: Json
          conversation_id?: string
          created_at?: string
          decided_at?: string | null
          expires_at?: string
          id?: string
          org_id?: string
          outcome?: Json | null
          preview?: Json
          status?: string
          tool?: string
          tool_call_id?: string
          user_id?: string
        }
        Relationships: [
          { foreignKeyName: 'pending_actions_conversation_id_fkey'; columns: ['conversation_id']; isOneToOne: false; referencedRelation: 'ai_conversations'; referencedColumns: ['id'] },
          { foreignKeyName: 'pending_actions_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'pending_actions_user_id_fkey'; columns: ['user_id']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['id'] },
        ]
      }
      products: {
        Row: {
          currency: string
          key: string
          kind: string
          position: number
          price: number
          title: string
          tokens: number
        }
        Insert: {
          currency?: string
          key: string
          kind: string
          position: number
          price: number
          title: string
          tokens?: number
        }
        Update: {
          currency?: string
          key?: string
          kind?: string
          position?: number
          price?: number
          title?: string
          tokens?: number
        }
        Relationships: [
        ]
      }
      profiles: {
        Row: {
          avatar_url: string | null
          created_at: string
          email: string
          full_name: string | null
          id: string
          org_id: string
          role: Database['public']['Enums']['user_role']
          token_cap: number | null
          updated_at: string
        }
        Insert: {
          avatar_url?: string | null
          created_at?: string
          email: string
          full_name?: string | null
          id: string
          org_id: string
          role?: Database['public']['Enums']['user_role']
          token_cap?: number | null
          updated_at?: string
        }
        Update: {
          avatar_url?: string | null
          created_at?: string
          email?: string
          full_name?: string | null
          id?: string
          org_id?: string
          role?: Database['public']['Enums']['user_role']
          token_cap?: number | null
          updated_at?: string
        }
        Relationships: [
          { foreignKeyName: 'profiles_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      projects: {
        Row: {
          contact_id: string | null
          created_at: string
          deadline: string | null
          description: string | null
          id: string
          name: string
          org_id: string
          status: Database['public']['Enums']['project_status']
          updated_at: string
        }
        Insert: {
          contact_id?: string | null
          created_at?: string
          deadline?: string | null
          description?: string | null
          id?: string
          name: string
          org_id?: string
          status?: Database['public']['Enums']['project_status']
          updated_at?: string
        }
        Update: {
          contact_id?: string | null
          created_at?: string
          deadline?: string | null
          description?: string | null
          id?: string
          name?: string
          org_id?: string
          status?: Database['public']['Enums']['project_status']
          updated_at?: string
        }
        Relationships: [
          { foreignKeyName: 'projects_contact_id_fkey'; columns: ['contact_id']; isOneToOne: false; referencedRelation: 'contacts'; referencedColumns: ['id'] },
          { foreignKeyName: 'projects_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      purchases: {
        Row: {
          amount: number | null
          created_at: string
          disputes: Json
          org_id: string | null
          payment: string
          product: string | null
          refund_position: number
          refunded: number
          tokens_granted: number
        }
        Insert: {
          amount?: number | null
          created_at?: string
          disputes?: Json
          org_id?: string | null
          payment: string
          product?: string | null
          refund_position?: number
          refunded?: number
          tokens_granted?: number
        }
        Update: {
          amount?: number | null
          created_at?: string
          disputes?: Json
          org_id?: string | null
          payment?: string
          product?: string | null
          refund_position?: number
          refunded?: number
          tokens_granted?: number
        }
        Relationships: [
          { foreignKeyName: 'purchases_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'purchases_product_fkey'; columns: ['product']; isOneToOne: false; referencedRelation: 'products'; referencedColumns: ['key'] },
        ]
      }
      stripe_events: {
        Row: {
          created_at: string
          id: string
          outcome: string
          type: string
        }
        Insert: {
          created_at?: string
          id: string
          outcome: string
          type: string
        }
        Update: {
          created_at?: string
          id?: string
          outcome?: string
          type?: string
        }
        Relationships: [
        ]
      }
      tasks: {
        Row: {
          assigned_to: string | null
          contact_id: string | null
          created_at: string
          created_by: string | null
          description: string | null
          due_date: string | null
          id: string
          org_id: string
          priority: Database['public']['Enums']['task_priority']
          project_id: string | null
          status: Database['public']['Enums']['task_status']
          title: string
          updated_at: string
        }
        Insert: {
          assigned_to?: string | null
          contact_id?: string | null
          created_at?: string
          created_by?: string | null
          description?: string | null
          due_date?: string | null
          id?: string
          org_id?: string
          priority?: Database['public']['Enums']['task_priority']
          project_id?: string | null
          status?: Database['public']['Enums']['task_status']
          title: string
          updated_at?: string
        }
        Update: {
          assigned_to?: string | null
          contact_id?: string | null
          created_at?: string
          created_by?: string | null
          description?: string | null
          due_date?: string | null
          id?: string
          org_id?: string
          priority?: Database['public']['Enums']['task_priority']
          project_id?: string | null
          status?: Database['public']['Enums']['task_status']
          title?: string
          updated_at?: string
        }
        Relationships: [
          { foreignKeyName: 'tasks_assigned_to_fkey'; columns: ['assigned_to']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['id'] },
          { foreignKeyName: 'tasks_contact_id_fkey'; columns: ['contact_id']; isOneToOne: false; referencedRelation: 'contacts'; referencedColumns: ['id'] },
          { foreignKeyName: 'tasks_created_by_fkey'; columns: ['created_by']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['id'] },
          { foreignKeyName: 'tasks_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'tasks_project_id_fkey'; columns: ['project_id']; isOneToOne: false; referencedRelation: 'projects'; referencedColumns: ['id'] },
        ]
      }
      token_grants: {
        Row: {
          created_at: string
          id: number
          kind: string
          month_tokens: number
          org_id: string
          pack_tokens: number
          reference: string
        }
        Insert: {
          created_at?: string
          id?: never
          kind: string
          month_tokens?: number
          org_id: string
          pack_tokens?: number
          reference: string
        }
        Update: {
          created_at?: string
          id?: never
          kind?: string
          month_tokens?: number
          org_id?: string
          pack_tokens?: number
          reference?: string
        }
        Relationships: [
          { foreignKeyName: 'token_grants_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      token_holds: {
        Row: {
          call_id: string
          expires_at: string
          org_id: string
          tokens: number
          user_id: string | null
        }
        Insert: {
          call_id: string
          expires_at: string
          org_id: string
          tokens: number
          user_id?: string | null
        }
        Update: {
          call_id?: string
          expires_at?: string
          org_id?: string
          tokens?: number
          user_id?: string | null
        }
        Relationships: [
          { foreignKeyName: 'token_holds_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
        ]
      }
      usage_logs: {
        Row: {
          call_id: string
          conversation_id: string | null
          created_at: string
          effective_tokens: number
          id: string
          model: string
          multiplier: number
          org_id: string
          tokens_in: number
          tokens_out: number
          user_id: string | null
        }
        Insert: {
          call_id: string
          conversation_id?: string | null
          created_at?: string
          effective_tokens: number
          id?: string
          model: string
          multiplier?: number
          org_id: string
          tokens_in?: number
          tokens_out?: number
          user_id?: string | null
        }
        Update: {
          call_id?: string
          conversation_id?: string | null
          created_at?: string
          effective_tokens?: number
          id?: string
          model?: string
          multiplier?: number
          org_id?: string
          tokens_in?: number
          tokens_out?: number
          user_id?: string | null
        }
        Relationships: [
          { foreignKeyName: 'usage_logs_conversation_id_fkey'; columns: ['conversation_id']; isOneToOne: false; referencedRelation: 'ai_conversations'; referencedColumns: ['id'] },
          { foreignKeyName: 'usage_logs_org_id_fkey'; columns: ['org_id']; isOneToOne: false; referencedRelation: 'organizations'; referencedColumns: ['id'] },
          { foreignKeyName: 'usage_logs_user_id_fkey'; columns: ['user_id']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['id'] },
        ]
      }
    }
    Views: { [_ in never]: never }
    Functions: {
      accept_invite: {
        Args: { p_code: string }
        Returns: string
      }
      apply_payment: {
        Args: { p_event: Json; p_payment: Json }
        Returns: string
      }
      apply_subscription: {
        Args: { p_event: Json; p_position: number; p_org_id: string; p_customer: string; p_subscription: Json }
        Returns: string
      }
      attention: {
        Args: { p_today: string; p_now: string; p_until: string; p_stale: string; p_limit?: number }
        Returns: { list: string; total: number; rows: Json }[]
      }
      begin_stripe_event: {
        Args: { p_event_id: string }
        Returns: number
      }
      change_contacts: {
        Args: { p_ids: string[]; p_status?: Database['public']['Enums']['contact_status']; p_add_tags?: string[]; p_remove_tags?: string[]; p_language?: string }
        Returns: Json
      }
      change_invoice: {
        Args: { p_id: string; p_change: Json; p_items?: Json }
        Returns: undefined
      }
      change_organization: {
        Args: { p_name: string; p_settings: Json }
        Returns: undefined
      }
      claim_document: {
        Args: { p_document_id: string; p_run_id: string }
        Returns: boolean
      }
      close_turn: {
        Args: { p_conversation_id: string; p_run_id: string; p_messages: Json }
        Returns: undefined
      }
      confirm_files_removed: {
        Args: { p_paths: string[] }
        Returns: undefined
      }
      create_invoice: {
        Args: { p_invoice: Json; p_items?: Json }
        Returns: undefined
      }
      find_duplicate_contacts: {
        Args: { p_limit?: number }
        Returns: { older: Json; newer: Json; shared: string; total: number }[]
      }
      import_contacts: {
        Args: { p_new: Json; p_changes: Json }
        Returns: undefined
      }
      invite_member: {
        Args: { p_id: string; p_email: string; p_role: Database['public']['Enums']['user_role']; p_token_hash: string }
        Returns: string
      }
      match_contacts: {
        Args: { p_rows: Json }
        Returns: { place: number; contact: Json; shared: string; twin: number }[]
      }
      match_mentions: {
        Args: { p_text: string; p_limit?: number }
        Returns: { table_name: string; id: string; title: string; subtitle: string; score: number; exact: boolean; matched: string }[]
      }
      merge_contacts: {
        Args: { p_keep: string; p_from: string; p_change: Json; p_keep_updated_at: string; p_from_updated_at: string }
        Returns: Json
      }
      note_stripe_event: {
        Args: { p_event: Json }
        Returns: boolean
      }
      open_turn: {
        Args: { p_conversation_id: string; p_run_id: string; p_message: Json; p_history: number }
        Returns: Json
      }
      pipeline: {
        Args: Record<PropertyKey, never>
        Returns: { stage: Database['public']['Enums']['contact_status']; contacts: number; unpaid: Json }[]
      }
      remove_member: {
        Args: { p_user_id: string }
        Returns: undefined
      }
      renew_period: {
        Args: Record<PropertyKey, never>
        Returns: undefined
      }
      reserve_call: {
        Args: { p_call_id: string; p_conversation_id: string; p_run_id: string; p_model: string; p_tokens: number; p_messages: Json }
        Returns: Json
      }
      reserve_document_call: {
        Args: { p_document_id: string; p_call_id: string; p_tokens: number }
        Returns: boolean
      }
      search_chunks: {
        Args: { p_embedding: string; p_embedding_model: string; p_terms: string[]; p_limit: number; p_contact_ids?: string[]; p_project_id?: string; p_document_id?: string }
        Returns: { chunk_id: string; document_id: string; document_name: string; chunk_index: number; page: number; heading: string; content: string; similarity: number; coverage: number; score: number }[]
      }
      search_records: {
        Args: { p_query: string; p_tables?: string[]; p_limit?: number }
        Returns: { table_name: string; id: string; title: string; subtitle: string; score: number; exact: boolean }[]
      }
      set_member_role: {
        Args: { p_user_id: string; p_role: Database['public']['Enums']['user_role'] }
        Returns: undefined
      }
      set_packs: {
        Args: { p_packs: string[] }
        Returns: undefined
      }
      set_token_cap: {
        Args: { p_user_id: string; p_tokens: number }
        Returns: undefined
      }
      settle_call: {
        Args: { p_call_id: string; p_conversation_id: string; p_run_id: string; p_model: string; p_tokens_in: number; p_tokens_out: number; p_multiplier: number; p_messages: Json; p_final: boolean }
        Returns: Json
      }
      settle_document_call: {
        Args: { p_document_id: string; p_call_id: string; p_model: string; p_tokens_in: number; p_tokens_out: number; p_multiplier: number }
        Returns: undefined
      }
      store_embeddings: {
        Args: { p_document_id: string; p_run_id: string; p_call_id: string; p_model: string; p_tokens: number; p_multiplier: number; p_embeddings: Json }
        Returns: boolean
      }
      sum_invoices: {
        Args: { p_states: string[]; p_by: string; p_date: string; p_today: string; p_time_zone: string; p_from?: string; p_until?: string; p_contacts?: string[]; p_project?: string; p_currency?: string }
        Returns: { label: string; currency: string; total: string; invoices: number }[]
      }
      sum_usage: {
        Args: { p_by: string; p_time_zone: string; p_from?: string; p_until?: string; p_user_id?: string }
        Returns: { label: string; calls: number; tokens: number }[]
      }
      take_removable_files: {
        Args: { p_limit: number }
        Returns: { file_path: string }[]
      }
      undo_changes: {
        Args: { p_conversation_id: string; p_tool_call_id?: string }
        Returns: Json
      }
      undo_last_changes: {
        Args: { p_conversation_id: string; p_steps?: number }
        Returns: number
      }
    }
    Enums: {
      contact_status: 'lead' | 'opportunity' | 'client' | 'churned'
      doc_visibility: 'internal' | 'shared'
      invoice_status: 'draft' | 'sent' | 'paid' | 'overdue' | 'cancelled'
      project_status: 'lead' | 'active' | 'on_hold' | 'completed' | 'archived'
      task_priority: 'low' | 'medium' | 'high' | 'urgent'
      task_status: 'todo' | 'in_progress' | 'done'
      user_role: 'owner' | 'member'
    }
    CompositeTypes: { [_ in never]: never }
  }
}
