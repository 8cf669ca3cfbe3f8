// SPDX-License-Identifier: Apache-2.0
#include "model/tables/zipfile.h"

#include <zip.h>

#include <algorithm>
#include <array>

namespace relata {

struct ZipFile::Private {
    std::string bytes;
    std::string file;
    ZipLimits limits;
    std::size_t expanded = 0;
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive{nullptr, &zip_discard};

    Error fault(Error::Code code, std::string message) const { return {code, std::move(message), file, 0, 0}; }
    /// Of a part that is, or says it is, of so many bytes.
    Result<void> allowed(const std::string &name, std::size_t size, std::size_t packed) const
    {
        if (size > limits.expanded || expanded > limits.expanded - size)
            return fault(Error::Code::Unsupported, "expands to more than " + std::to_string(limits.expanded >> 20)
                                                       + " MiB, the most that is read. Expected a smaller workbook");
        if (size > limits.freely && static_cast<double>(size) > limits.ratio * static_cast<double>(std::max<std::size_t>(packed, 1)))
            return fault(Error::Code::Unsupported, "its part “" + name + "” expands to more than " + std::to_string(static_cast<int>(limits.ratio))
                                                       + " times its size, as no table does. Expected a workbook");
        return {};
    }
    zip_int64_t find(const std::string &name) const { return zip_name_locate(archive.get(), name.c_str(), ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS); }
};

ZipFile::ZipFile(std::unique_ptr<Private> data) : d(std::move(data)) {}
ZipFile::ZipFile(ZipFile &&) noexcept = default;
ZipFile::~ZipFile() = default;

Result<ZipFile> ZipFile::open(std::string bytes, const std::filesystem::path &path, ZipLimits limits)
{
    auto data = std::make_unique<Private>();
    data->bytes = std::move(bytes);
    data->file = path.string();
    data->limits = limits;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(data->bytes.data(), data->bytes.size(), 0, &error);
    if (source)
        data->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!data->archive) {
        if (source)
            zip_source_free(source);
        return data->fault(Error::Code::Syntax, "is damaged or cut off (" + why + "). Expected a whole XLSX workbook");
    }
    if (static_cast<std::size_t>(zip_get_num_entries(data->archive.get(), 0)) > limits.parts)
        return data->fault(Error::Code::Unsupported, "has more than " + std::to_string(limits.parts) + " parts. Expected an XLSX workbook");
    return ZipFile(std::move(data));
}

bool ZipFile::contains(const std::string &name) const
{
    return d->find(name) >= 0;
}

Result<std::string> ZipFile::read(const std::string &name, const RunContext &context)
{
    const zip_int64_t index = d->find(name);
    if (index < 0)
        return d->fault(Error::Code::Syntax, "has no part “" + name + "”. Expected a whole XLSX workbook");
    zip_stat_t about;
    zip_stat_init(&about);
    zip_stat_index(d->archive.get(), static_cast<zip_uint64_t>(index), 0, &about);
    const std::size_t packed = (about.valid & ZIP_STAT_COMP_SIZE) ? std::min<std::size_t>(about.comp_size, d->bytes.size()) : d->bytes.size();
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE)
        return d->fault(Error::Code::Unsupported, "has a password. Expected a workbook without one");
    const std::size_t said = (about.valid & ZIP_STAT_SIZE) ? static_cast<std::size_t>(about.size) : 0;
    if (const auto ok = d->allowed(name, said, packed); !ok)
        return ok.error();
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> part(zip_fopen_index(d->archive.get(), static_cast<zip_uint64_t>(index), 0),
                                                                  &zip_fclose);
    if (!part)
        return d->fault(Error::Code::Unsupported,
                        "its part “" + name + "” cannot be read (" + zip_strerror(d->archive.get()) + "). Expected a whole XLSX workbook");
    std::string text;
    text.reserve(said);
    std::array<char, std::size_t{1} << 16> buffer;
    for (;;) {
        if (context.cancelled())
            return Error::cancelled();
        const zip_int64_t n = zip_fread(part.get(), buffer.data(), buffer.size());
        if (n < 0)
            return d->fault(Error::Code::Syntax,
                            "its part “" + name + "” is damaged (" + zip_file_strerror(part.get()) + "). Expected a whole XLSX workbook");
        if (n == 0)
            return text;
        // what the file says of its sizes may be a lie
        if (text.size() + static_cast<std::size_t>(n) > said)
            return d->fault(Error::Code::Syntax, "its part “" + name + "” expands to more than the " + std::to_string(said)
                                                     + " bytes that it says it has. Expected a whole XLSX workbook");
        text.append(buffer.data(), static_cast<std::size_t>(n));
        d->expanded += static_cast<std::size_t>(n);
    }
}

}  // namespace relata
